package org.hiroba.config;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.List;

/**
 * What the settings are and how that came about.
 *
 * @param settings the settings
 * @param decisions which home and database were chosen and why, one line each
 * @param warnings what an operator should mend, one line each
 * @param shown all settings for people to read, by their names
 */
public record Resolution(
    Settings settings, List<String> decisions, List<String> warnings, List<ShownSetting> shown) {
  /** Copies the lists. */
  public Resolution {
    decisions = List.copyOf(decisions);
    warnings = List.copyOf(warnings);
    shown = List.copyOf(shown);
  }

  /** Writes the decisions as information and the warnings as warnings. */
  public void logTo(Logger log) {
    decisions.forEach(line -> log.log(Level.INFO, line));
    warnings.forEach(line -> log.log(Level.WARNING, line));
  }
}
