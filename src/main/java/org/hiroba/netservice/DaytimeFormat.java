package org.hiroba.netservice;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Locale;

/** Writes a moment as one line of ASCII (RFC 867: no fixed syntax, one line). Immutable. */
public final class DaytimeFormat {
  /** As in the RFC's example, {@code Saturday, November 21, 2026 07:06:00-UTC}. */
  private static final String RFC867 = "EEEE, MMMM d, yyyy HH:mm:ss-z";

  private final DateTimeFormatter formatter;
  private final ZoneId zone;

  private DaytimeFormat(DateTimeFormatter formatter, ZoneId zone) {
    this.formatter = formatter;
    this.zone = zone;
  }

  /**
   * Makes a format.
   *
   * @param format {@code rfc867}, {@code iso} or a pattern of {@link DateTimeFormatter}
   * @throws IllegalArgumentException if it is none of these
   */
  public static DaytimeFormat of(String format, ZoneId zone) {
    // The offset zero calls itself "Z"; people know it as UTC.
    ZoneId named = zone.equals(ZoneOffset.UTC) ? ZoneId.of("UTC") : zone;
    return switch (format) {
      case "rfc867" -> new DaytimeFormat(pattern(RFC867), named);
      case "iso" -> new DaytimeFormat(DateTimeFormatter.ISO_OFFSET_DATE_TIME, named);
      default -> new DaytimeFormat(pattern(format), named);
    };
  }

  /** Returns the moment in whole seconds, without a line end. */
  public String format(Instant moment) {
    return formatter
        .format(moment.truncatedTo(ChronoUnit.SECONDS).atZone(zone))
        .replaceAll("[^ -~]", "?");
  }

  /** Returns the line as it is sent: ASCII, ended by CR LF. */
  byte[] line(Instant moment) {
    return (format(moment) + "\r\n").getBytes(StandardCharsets.US_ASCII);
  }

  private static DateTimeFormatter pattern(String pattern) {
    return DateTimeFormatter.ofPattern(pattern, Locale.ENGLISH);
  }
}
