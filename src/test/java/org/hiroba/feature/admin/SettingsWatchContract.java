package org.hiroba.feature.admin;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.hiroba.config.ShownSetting;
import org.hiroba.feature.audit.AuditEntry;
import org.hiroba.feature.audit.AuditTrail;
import org.hiroba.log.StoreContract;
import org.junit.jupiter.api.Test;

/** Says when a start is written down for its settings. */
public abstract class SettingsWatchContract extends StoreContract {
  private static ShownSetting setting(String key, String value) {
    return new ShownSetting(key, value, "default");
  }

  private void start(ShownSetting... settings) {
    run(tx -> new SettingsWatch(List.of(settings)).apply(tx, NOON));
  }

  @Test
  void writesDownTheKeysThatDifferFromTheLastStart() {
    start(setting("a", "1"), setting("b", "2"), setting("c", "3"));
    start(setting("a", "1"), setting("b", "2"), setting("c", "3"));
    assertThat(log.port(AuditTrail.class).newest(10)).isEmpty();
    start(setting("a", "1"), setting("b", "7"), setting("d", "4"));
    start(setting("a", "1"), setting("b", "7"), setting("d", "4"));
    assertThat(log.port(AuditTrail.class).newest(10))
        .containsExactly(new AuditEntry(NOON, "server", "settings.change", "", "", "b c d"));
  }
}
