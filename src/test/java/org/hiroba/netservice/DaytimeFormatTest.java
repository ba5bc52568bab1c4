package org.hiroba.netservice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DaytimeFormatTest {
  private static final Instant MOMENT = Instant.parse("2026-11-21T07:06:00.999Z");

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "rfc867              | UTC           | Saturday, November 21, 2026 07:06:00-UTC",
        "rfc867              | Z             | Saturday, November 21, 2026 07:06:00-UTC",
        "rfc867              | Asia/Tokyo    | Saturday, November 21, 2026 16:06:00-JST",
        "rfc867              | Europe/Berlin | Saturday, November 21, 2026 08:06:00-CET",
        "iso                 | UTC           | 2026-11-21T07:06:00Z",
        "iso                 | Asia/Tokyo    | 2026-11-21T16:06:00+09:00",
        "yyyy/M/d HH:mm:ss   | UTC           | 2026/11/21 07:06:00"
      })
  void writesTheMoment(String format, String zone, String expected) {
    assertThat(DaytimeFormat.of(format, ZoneId.of(zone)).format(MOMENT)).isEqualTo(expected);
  }

  @Test
  void writesDaysOfOneDigitWithoutAZero() {
    assertThat(
            DaytimeFormat.of("rfc867", ZoneId.of("UTC"))
                .format(Instant.parse("2026-02-01T00:00:00Z")))
        .isEqualTo("Sunday, February 1, 2026 00:00:00-UTC");
  }

  @Test
  void endsTheLineWithCrLfAndStaysAscii() {
    byte[] line = DaytimeFormat.of("yyyy'\u5e74'", ZoneId.of("UTC")).line(MOMENT);

    assertThat(new String(line, StandardCharsets.US_ASCII)).isEqualTo("2026?\r\n");
  }

  @Test
  void doesNotDependOnTheMachinesLanguage() {
    Locale before = Locale.getDefault();
    Locale.setDefault(Locale.JAPAN);
    try {
      assertThat(DaytimeFormat.of("rfc867", ZoneId.of("UTC")).format(MOMENT))
          .startsWith("Saturday, November");
    } finally {
      Locale.setDefault(before);
    }
  }

  @Test
  void refusesAPatternThatIsNone() {
    assertThatThrownBy(() -> DaytimeFormat.of("bbbq", ZoneId.of("UTC")))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
