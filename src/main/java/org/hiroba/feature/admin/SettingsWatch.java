package org.hiroba.feature.admin;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.hiroba.config.ShownSetting;
import org.hiroba.feature.audit.AuditEntry;
import org.hiroba.log.Draft;
import org.hiroba.log.WriteTransaction;

/**
 * Writes down which settings differ from those of the last start. That a secret is another one is
 * not seen: none of it is kept.
 */
public record SettingsWatch(List<ShownSetting> now) implements Draft<Instant> {
  private static final int MAX_DETAIL_CHARS = 1_000;

  /** Copies the settings. */
  public SettingsWatch {
    now = List.copyOf(now);
  }

  @Override
  public Instant apply(WriteTransaction tx, Instant at) {
    SettingsMemory memory = tx.port(SettingsMemory.class);
    Map<String, String> before = memory.before();
    Map<String, String> values = new TreeMap<>();
    now.forEach(one -> values.put(one.key(), one.value()));
    if (values.equals(before)) {
      return at;
    }
    memory.remember(values);
    if (!before.isEmpty()) {
      TreeSet<String> changed = new TreeSet<>(values.keySet());
      changed.addAll(before.keySet());
      changed.removeIf(key -> String.valueOf(values.get(key)).equals(before.get(key)));
      String keys = String.join(" ", changed);
      String detail =
          keys.length() > MAX_DETAIL_CHARS ? keys.substring(0, MAX_DETAIL_CHARS) + "…" : keys;
      new AuditEntry(at, AuditEntry.SERVER, "settings.change", "", "", detail).writeIn(tx);
    }
    return at;
  }
}
