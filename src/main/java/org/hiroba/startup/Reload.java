package org.hiroba.startup;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;
import org.hiroba.config.Current;
import org.hiroba.config.LiveSettings;
import org.hiroba.config.Resolution;
import org.hiroba.config.SettingsResolver;
import org.hiroba.config.ShownSetting;

/**
 * Reads all settings again and puts into force, at once, what can change while the server runs; of
 * the others it says that they want a restart. Where a value is bad nothing changes. Thread-safe.
 */
final class Reload {
  private static final Set<String> LIVE = new HashSet<>(LiveSettings.names());

  private final SettingsResolver resolver;
  private final Current<Resolution> inForce;
  private final Current<LiveSettings> live;
  private BiConsumer<LiveSettings, LiveSettings> heard = (before, now) -> {};

  /**
   * Makes it.
   *
   * @param resolver has found the settings before
   */
  Reload(SettingsResolver resolver, Resolution inForce) {
    this.resolver = resolver;
    this.inForce = new Current<>(inForce);
    live = new Current<>(LiveSettings.of(inForce.settings()));
  }

  /** Returns the settings that change while the server runs. */
  Current<LiveSettings> live() {
    return live;
  }

  /** Returns all settings, where each came from, and which of them warn. */
  Current<Resolution> inForce() {
    return inForce;
  }

  /** Sets who hears of settings that became others: those before, and those now. */
  synchronized void onChange(BiConsumer<LiveSettings, LiveSettings> hears) {
    heard = hears;
  }

  /**
   * Reads them.
   *
   * @return what differs, one line a setting, secrets masked; empty when nothing does
   * @throws org.hiroba.config.SettingsException values are not allowed, a line each; all stays as
   *     it was
   */
  synchronized List<String> run() {
    Resolution old = inForce.get();
    Resolution found = resolver.resolve(old.settings().home());
    Map<String, ShownSetting> before = new HashMap<>();
    old.shown().forEach(one -> before.put(one.key(), one));
    List<String> lines = new ArrayList<>();
    List<ShownSetting> shown = new ArrayList<>();
    for (ShownSetting now : found.shown()) {
      ShownSetting known = before.getOrDefault(now.key(), now);
      boolean differs = !known.value().equals(now.value());
      boolean changes = LIVE.contains(now.key());
      if (differs) {
        lines.add(line(now, changes));
      }
      // What wants a restart is told again at the next reload.
      shown.add(differs && !changes ? known : now);
    }
    LiveSettings then = live.get();
    live.set(then.changedTo(found.settings()));
    inForce.set(new Resolution(old.settings(), old.decisions(), found.warnings(), shown));
    heard.accept(then, live.get());
    return lines;
  }

  private static String line(ShownSetting now, boolean changes) {
    String value = now.value().isEmpty() ? "empty" : now.value();
    return changes
        ? now.key() + " is now " + value + " (" + now.source() + ")"
        : now.key() + " would be " + value + " (" + now.source() + "): restart";
  }
}
