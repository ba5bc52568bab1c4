package org.hiroba.startup;

import java.time.Duration;
import org.hiroba.health.CheckResult;
import org.hiroba.health.HealthCheck;
import org.hiroba.health.Watchdog;
import org.hiroba.log.LogWriter;
import org.hiroba.log.StorageException;

/**
 * Tells whether the last write to the database worked, and whether the present one ends: a disk or
 * a database that keeps the writer waiting is nothing that a restart mends.
 */
final class WriterCheck implements HealthCheck {
  private static final Duration AT_MOST = Duration.ofSeconds(Watchdog.STUCK_SECONDS);

  private final LogWriter writer;
  private final Watchdog watchdog;

  WriterCheck(LogWriter writer, Watchdog watchdog) {
    this.writer = writer;
    this.watchdog = watchdog;
  }

  @Override
  public String name() {
    return "log-writer";
  }

  @Override
  public CheckResult check() {
    StorageException failure = writer.lastFailure();
    if (failure != null) {
      return CheckResult.down(name(), String.valueOf(failure.getMessage()));
    }
    Duration waited = watchdog.waitedFor(writer.threads());
    return waited.compareTo(AT_MOST) < 0
        ? CheckResult.up(name())
        : CheckResult.down(
            name(),
            "The database has not answered for "
                + waited.toSeconds()
                + " s, and all posts wait for it. Look at the disk and the database; a restart of"
                + " this server does not help.");
  }
}
