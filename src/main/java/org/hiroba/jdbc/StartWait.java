package org.hiroba.jdbc;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.hiroba.log.StorageException;
import org.jspecify.annotations.Nullable;

/**
 * Waits for a database that cannot be reached yet, or takes no writes yet: it may be starting, as
 * this program is, or about to take over from another one. What waiting does not mend (a wrong
 * password, a database that is not there) fails at once. For one thread.
 */
final class StartWait {
  private static final Logger LOG = System.getLogger(StartWait.class.getName());
  private static final Duration PAUSE = Duration.ofSeconds(1);
  private static final Duration SAY_EVERY = Duration.ofSeconds(15);

  /**
   * By SQLSTATE (SQL:2023 part 2, and PostgreSQL's appendix A): who asks, and for what, is wrong.
   */
  private static final String[] FINAL_STATES = {"28", "3D", "3F", "42", "0A", "22"};

  private final Duration atMost;
  private final LongSupplier nanoTime;
  private final Pause pause;

  /** Waits. */
  @FunctionalInterface
  interface Pause {
    /** Waits for so long. */
    void nanos(long nanos) throws InterruptedException;
  }

  StartWait(Duration atMost) {
    this(atMost, System::nanoTime, TimeUnit.NANOSECONDS::sleep);
  }

  StartWait(Duration atMost, LongSupplier nanoTime, Pause pause) {
    this.atMost = atMost;
    this.nanoTime = nanoTime;
    this.pause = pause;
  }

  /**
   * Tries until it works.
   *
   * @throws StorageException as the last try threw it
   */
  <T> T until(Supplier<T> attempt) {
    long startedAt = nanoTime.getAsLong();
    long said = -SAY_EVERY.toNanos();
    while (true) {
      try {
        return attempt.get();
      } catch (StorageException e) {
        long passed = nanoTime.getAsLong() - startedAt;
        if (isFinal(e) || passed >= atMost.toNanos()) {
          throw e;
        }
        if (passed - said >= SAY_EVERY.toNanos()) {
          said = passed;
          LOG.log(
              Level.WARNING,
              "{0} Trying again for up to {1} s (hiroba.database.start-timeout).",
              e.getMessage(),
              atMost.minusNanos(passed).toSeconds());
        }
        try {
          pause.nanos(PAUSE.toNanos());
        } catch (InterruptedException interrupted) {
          Thread.currentThread().interrupt();
          throw e;
        }
      }
    }
  }

  private static boolean isFinal(StorageException failure) {
    if (failure instanceof DatabaseLease.InUse) {
      return true;
    }
    for (Throwable e = failure; e != null; e = next(e)) {
      if (e instanceof SQLException sql && sql.getSQLState() != null) {
        for (String state : FINAL_STATES) {
          if (sql.getSQLState().startsWith(state)) {
            return true;
          }
        }
      }
    }
    return false;
  }

  private static @Nullable Throwable next(Throwable e) {
    return e.getCause() == e ? null : e.getCause();
  }
}
