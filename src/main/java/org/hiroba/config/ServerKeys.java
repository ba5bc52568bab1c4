package org.hiroba.config;

import static org.hiroba.config.SettingKey.key;
import static org.hiroba.config.ValueTypes.OPTIONAL_TEXT;
import static org.hiroba.config.ValueTypes.integer;
import static org.hiroba.config.ValueTypes.oneOf;

import java.util.List;
import java.util.Optional;

/**
 * The settings of how a server starts and stops, a part of the catalogue in {@link SettingKeys}.
 */
public final class ServerKeys {
  static final SettingKey<Integer> DRAIN_SECONDS =
      key(
          "hiroba.drain.seconds",
          integer(0, 60),
          "5",
          "Seconds over which sockets are closed, one after the other, when the server goes down;"
              + " few sockets take less, at most a hundredth of a second each");

  static final SettingKey<Integer> START_TIMEOUT =
      key(
          "hiroba.database.start-timeout",
          integer(0, 3_600),
          "120",
          "Seconds for which a start waits for a PostgreSQL that cannot be reached; then it fails");

  static final SettingKey<Integer> RETENTION_DAYS =
      key(
          "hiroba.retention.days",
          integer(0, 36_500),
          "0",
          "Days after which messages are deleted, 0 for never; rooms may have their own number"
              + " (`admin retention`), and holds keep what would go (`admin hold-room`,"
              + " `hold-person`)");

  /** How {@code java -jar} writes its log. */
  public static final SettingKey<LogFormat> LOG_FORMAT =
      key(
          "hiroba.log.format",
          oneOf(LogFormat.class),
          "text",
          "How `java -jar hiroba.war` writes its log, one event a line: `text`, or `json` for"
              + " programs that gather logs (application servers have their own setting)");

  static final SettingKey<Optional<String>> LOG_ACCESS =
      key(
          "hiroba.log.access",
          new ValueType<>("a file, or `stdout`", OPTIONAL_TEXT.parse()),
          "",
          "Where `java -jar hiroba.war` writes one line for each request that it answered, without"
              + " queries: a file, taken from the home folder if it is not absolute, or `stdout`."
              + " Without it: nowhere. The thread of a request writes its line, and waits while"
              + " nobody reads `stdout` or the disk is slow (application servers have their own"
              + " setting)");

  static final SettingKey<Optional<LogLevel>> LOG_LEVEL =
      key(
          "hiroba.log.level",
          optional(oneOf(LogLevel.class)),
          "",
          "How much Hiroba's own loggers log. Without it: as the server's logging says, for"
              + " `java -jar hiroba.war` `info`");

  static final List<SettingKey<?>> ALL =
      List.of(DRAIN_SECONDS, START_TIMEOUT, RETENTION_DAYS, LOG_FORMAT, LOG_ACCESS, LOG_LEVEL);

  private static <T> ValueType<Optional<T>> optional(ValueType<T> type) {
    return new ValueType<>(
        type.allowed() + " or nothing",
        text -> text.isEmpty() ? Optional.empty() : Optional.of(type.parse().apply(text)));
  }

  private ServerKeys() {}
}
