package org.hiroba.feature.account;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.function.LongSupplier;
import org.hiroba.command.RateLimiter;
import org.hiroba.feature.audit.AuditEntry;
import org.hiroba.log.LogWriter;

/**
 * Writes failed sign-ins into the trail: once a minute for each account and address, and at most
 * {@value #PER_MINUTE} a minute in all, so that guessing fills no database. Of a name that nobody
 * has nothing is kept: some people type their password there. Thread-safe; waits for nothing.
 */
final class FailedTrail {
  private static final int PER_MINUTE = 60;
  private static final Duration MINUTE = Duration.ofMinutes(1);
  private static final Logger LOG = System.getLogger(FailedTrail.class.getName());

  private final LogWriter writer;
  private final RateLimiter<String> each;
  private final RateLimiter<String> all;

  FailedTrail(LogWriter writer, LongSupplier nanoTime) {
    this.writer = writer;
    each = new RateLimiter<>(1, MINUTE, 1, nanoTime);
    all = new RateLimiter<>(PER_MINUTE, MINUTE, PER_MINUTE, nanoTime);
  }

  /**
   * Tells of a failure.
   *
   * @param action by which word the trail tells of it
   * @param user the id of the account; empty for a name that nobody has
   */
  // What becomes of it is said in the log alone.
  @SuppressWarnings("FutureReturnValueIgnored")
  void failed(String action, String user, Entrant entrant) {
    if (each.tryAcquire(action + " " + user + " " + entrant.source()) > 0
        || all.tryAcquire("") > 0) {
      return;
    }
    String address = entrant.origin().address();
    writer
        .submit(
            (tx, at) -> {
              new AuditEntry(at, "", action, user, address, "").writeIn(tx);
              return at;
            })
        .whenComplete(
            (at, problem) -> {
              if (problem != null) {
                LOG.log(Level.DEBUG, "A failed sign-in was not written down: {0}", problem);
              }
            });
  }
}
