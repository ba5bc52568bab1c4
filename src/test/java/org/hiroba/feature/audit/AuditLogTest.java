package org.hiroba.feature.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.ResourceBundle;
import org.junit.jupiter.api.Test;

class AuditLogTest {
  private static final Instant NOON = Instant.parse("2026-11-21T12:00:00.120Z");
  private final List<String> lines = new ArrayList<>();
  private final AuditLog log = new AuditLog(new Lines());

  private static AuditEntry entry(String detail) {
    return new AuditEntry(NOON, "u1", "user.disable", "u2", "192.0.2.7", detail);
  }

  @Test
  void writesOneLineOfJsonForEachEntryWhateverStandsInIt() {
    log.add(entry("a \"b\"\n{0} c"));
    assertThat(lines).isEmpty();
    log.write();
    log.write();
    assertThat(lines)
        .containsExactly(
            "INFO {\"at\":\"2026-11-21T12:00:00.120Z\",\"actor\":\"u1\",\"action\":\"user.disable\","
                + "\"target\":\"u2\",\"address\":\"192.0.2.7\",\"detail\":\"a \\\"b\\\"\\n{0} c\"}");
  }

  @Test
  void keepsSoManyForASlowLogAndSaysHowManyItLeftOut() {
    for (int i = 0; i < AuditLog.MAX_WAITING + 3; i++) {
      log.add(entry(""));
    }
    log.write();
    assertThat(lines).hasSize(AuditLog.MAX_WAITING + 1);
    assertThat(lines.get(AuditLog.MAX_WAITING)).startsWith("WARNING").contains("[3]");
    log.add(entry("next"));
    log.write();
    assertThat(lines).last().asString().contains("next");
  }

  private final class Lines implements System.Logger {
    @Override
    public String getName() {
      return AuditLog.NAME;
    }

    @Override
    public boolean isLoggable(Level level) {
      return true;
    }

    @Override
    public void log(Level level, ResourceBundle bundle, String message, Throwable thrown) {
      lines.add(level + " " + message);
    }

    @Override
    public void log(Level level, ResourceBundle bundle, String format, Object... params) {
      lines.add(level + " " + format + (params == null ? "" : " " + List.of(params)));
    }
  }
}
