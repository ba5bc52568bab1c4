package org.hiroba.jdbc.sqlite;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.LongSupplier;
import org.hiroba.health.CheckResult;
import org.hiroba.health.HealthCheck;
import org.hiroba.health.HealthStatus;

/**
 * Says when a write-ahead log has grown because it cannot be emptied: a check that is DOWN, and a
 * warning once a minute. Thread-safe.
 */
final class SqliteLogGrowth implements HealthCheck {
  private static final Logger LOG = System.getLogger(SqliteLogGrowth.class.getName());
  private static final long WARN_EVERY_NANOS = Duration.ofMinutes(1).toNanos();

  private final String name;
  private final Path wal;
  private final long warnBytes;
  private final LongSupplier nanoTime;
  private volatile long bytes;
  private boolean warned;
  private long warnedAt;

  /**
   * Watches a log.
   *
   * @param warnBytes above this size something is wrong
   */
  SqliteLogGrowth(String name, Path wal, long warnBytes, LongSupplier nanoTime) {
    this.name = name;
    this.wal = wal;
    this.warnBytes = warnBytes;
    this.nanoTime = nanoTime;
  }

  /**
   * Notes the size after an attempt to empty it.
   *
   * @return whether that was said in the log
   */
  synchronized boolean note(long size) {
    bytes = size;
    long now = nanoTime.getAsLong();
    if (size <= warnBytes || (warned && now - warnedAt < WARN_EVERY_NANOS)) {
      return false;
    }
    warned = true;
    warnedAt = now;
    LOG.log(Level.WARNING, "{0}", problem(size));
    return true;
  }

  private String problem(long size) {
    return "The write-ahead log "
        + wal
        + " has grown to "
        + (size >> 20)
        + " MiB, because something has been reading the database for long or the disk is too slow."
        + " End backups and other programs that have the file open; it shrinks by itself then.";
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public CheckResult check() {
    long size = bytes;
    if (size <= warnBytes) {
      return CheckResult.up(name, Map.of("bytes", size));
    }
    Map<String, Object> data = new LinkedHashMap<>();
    data.put("error", problem(size));
    data.put("bytes", size);
    return new CheckResult(name, HealthStatus.DOWN, data);
  }
}
