package org.hiroba.config;

import java.util.List;

/**
 * What the settings are, without anything having been started on them.
 *
 * @param shown all settings for people to read, by their names
 * @param problems why a server does not start on them, one line each
 * @param warnings what an operator should mend, one line each
 */
public record Checkup(List<ShownSetting> shown, List<String> problems, List<String> warnings) {
  /** Copies the lists. */
  public Checkup {
    shown = List.copyOf(shown);
    problems = List.copyOf(problems);
    warnings = List.copyOf(warnings);
  }
}
