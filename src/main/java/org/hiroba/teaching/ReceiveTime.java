package org.hiroba.teaching;

import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Writes when a teaching endpoint received something, in the server's zone. */
final class ReceiveTime {
  private static final DateTimeFormatter FORMAT =
      DateTimeFormatter.ofPattern("uuuu/M/d HH:mm:ss", Locale.ROOT);

  private ReceiveTime() {}

  static String now() {
    return FORMAT.format(LocalDateTime.now(java.time.ZoneId.systemDefault()));
  }
}
