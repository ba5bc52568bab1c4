package org.hiroba.config;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The settings that can change while a server runs: who goes by them has them of a {@link Current}
 * and not of {@link Settings}, which are those of the start.
 *
 * @param access origins and proxies
 * @param limits limits of the chat; those of a socket's buffers stay as they were at the start
 * @param ops who sees health details and metrics, what must be free, how long messages are kept
 * @param logLevel how much Hiroba's own loggers log; empty: as the server's logging says
 */
public record LiveSettings(
    AccessSettings access, Limits limits, OpsSettings ops, Optional<LogLevel> logLevel) {
  private static final List<SettingKey<?>> KEYS =
      Stream.concat(
              Stream.of(
                  SettingKeys.ORIGINS,
                  SettingKeys.TRUSTED_PROXIES,
                  SettingKeys.OPS_ALLOW,
                  SettingKeys.MIN_FREE_MB,
                  ServerKeys.RETENTION_DAYS,
                  ServerKeys.LOG_LEVEL),
              LimitKeys.ALL.stream()
                  .filter(key -> !key.equals(LimitKeys.MAX_FRAME_BYTES))
                  .filter(key -> !key.equals(LimitKeys.OUTBOX_EVENTS)))
          .toList();

  /** Returns the names of these settings. */
  public static List<String> names() {
    return KEYS.stream().map(SettingKey::name).toList();
  }

  /** Takes those of a start. */
  public static LiveSettings of(Settings settings) {
    return new LiveSettings(
        settings.access(), settings.limits(), settings.ops(), settings.ops().logLevel());
  }

  /** Takes over what can change of settings that were read later. */
  public LiveSettings changedTo(Settings now) {
    Limits wanted = now.limits();
    return new LiveSettings(
        now.access(),
        new Limits(
            wanted.postsPerSecond(),
            wanted.signInsPerMinute(),
            wanted.failedSignInsPerMinute(),
            wanted.socketsPerUser(),
            wanted.socketsPerAddress(),
            wanted.anonymousSocketsPerAddress(),
            wanted.maxTextChars(),
            limits.maxFrameBytes(),
            limits.outboxEvents(),
            wanted.replayEvents(),
            wanted.members()),
        now.ops(),
        now.ops().logLevel());
  }
}
