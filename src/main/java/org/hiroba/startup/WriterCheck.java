package org.hiroba.startup;

import org.hiroba.health.CheckResult;
import org.hiroba.health.HealthCheck;
import org.hiroba.log.LogWriter;
import org.hiroba.log.StorageException;

/** Tells whether the last write to the database worked. */
final class WriterCheck implements HealthCheck {
  private final LogWriter writer;

  WriterCheck(LogWriter writer) {
    this.writer = writer;
  }

  @Override
  public String name() {
    return "log-writer";
  }

  @Override
  public CheckResult check() {
    StorageException failure = writer.lastFailure();
    return failure == null
        ? CheckResult.up(name())
        : CheckResult.down(name(), String.valueOf(failure.getMessage()));
  }
}
