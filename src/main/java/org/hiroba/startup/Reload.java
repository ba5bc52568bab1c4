package org.hiroba.startup;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.hiroba.config.Resolution;
import org.hiroba.config.Settings;
import org.hiroba.config.SettingsResolver;
import org.hiroba.config.ShownSetting;

/**
 * Reads all settings again and puts into force what can change while the server runs; of the others
 * it says that they want a restart. A bad value changes nothing. Thread-safe.
 */
final class Reload {
  private final SettingsResolver resolver;
  private final Map<String, Consumer<Settings>> live;
  private Resolution inForce;

  /**
   * Makes it.
   *
   * @param resolver has found the settings before
   * @param live how settings come into force at once, by their names
   */
  Reload(SettingsResolver resolver, Resolution inForce, Map<String, Consumer<Settings>> live) {
    this.resolver = resolver;
    this.inForce = inForce;
    this.live = Map.copyOf(live);
  }

  /**
   * Reads them.
   *
   * @return what differs, one line a setting, secrets masked; empty when nothing does
   * @throws org.hiroba.config.SettingsException a value is not allowed; all stays as it was
   */
  synchronized List<String> run() {
    Resolution found = resolver.resolve(inForce.settings().home());
    Map<String, ShownSetting> before = new HashMap<>();
    inForce.shown().forEach(one -> before.put(one.key(), one));
    List<String> lines = new ArrayList<>();
    List<ShownSetting> shown = new ArrayList<>();
    for (ShownSetting now : found.shown()) {
      ShownSetting old = before.getOrDefault(now.key(), now);
      boolean differs = !old.value().equals(now.value());
      Consumer<Settings> change = live.get(now.key());
      if (differs && change != null) {
        change.accept(found.settings());
        lines.add(now.key() + " is now " + now.value() + " (" + now.source() + ")");
      } else if (differs) {
        lines.add(now.key() + " would be " + now.value() + " (" + now.source() + "): restart");
      }
      // What wants a restart is told again at the next reload.
      shown.add(differs && change == null ? old : now);
    }
    inForce = new Resolution(inForce.settings(), inForce.decisions(), inForce.warnings(), shown);
    return lines;
  }
}
