package org.hiroba.cli;

import java.time.Duration;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/**
 * How long a command waits, between one millisecond and one day.
 *
 * @param duration the time
 */
record Timeout(Duration duration) {
  private static final Pattern SHAPE = Pattern.compile("(\\d{1,9})(ms|s|m|h)");
  private static final Duration MAX = Duration.ofDays(1);

  /**
   * Reads {@code 500ms}, {@code 5s}, {@code 2m}, {@code 1h}.
   *
   * @throws TypeConversionException if it is none of these or out of range
   */
  static Timeout parse(String text) {
    Matcher matcher = SHAPE.matcher(text.toLowerCase(Locale.ROOT));
    if (!matcher.matches()) {
      throw new TypeConversionException("'" + text + "' is no time: write 500ms, 5s, 2m or 1h");
    }
    long amount = Long.parseLong(matcher.group(1));
    Duration duration =
        switch (matcher.group(2)) {
          case "ms" -> Duration.ofMillis(amount);
          case "s" -> Duration.ofSeconds(amount);
          case "m" -> Duration.ofMinutes(amount);
          default -> Duration.ofHours(amount);
        };
    if (duration.isZero() || duration.compareTo(MAX) > 0) {
      throw new TypeConversionException("'" + text + "' is out of range: 1ms–24h");
    }
    return new Timeout(duration);
  }

  int millis() {
    return Math.toIntExact(duration.toMillis());
  }

  @Override
  public String toString() {
    long millis = duration.toMillis();
    return millis % 1_000 == 0 ? millis / 1_000 + "s" : millis + "ms";
  }

  /** Reads an option of a command. */
  static final class Converter implements ITypeConverter<Timeout> {
    @Override
    public Timeout convert(String value) {
      return parse(value);
    }
  }
}
