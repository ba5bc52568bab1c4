package org.hiroba.jdbc.search;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import org.hiroba.health.Beat;
import org.hiroba.health.Workers;
import org.hiroba.jdbc.search.SearchIndex.Advance;

/**
 * Brings the search index after the log: a thread takes new events in every second, and a search
 * may do so too for the short tail that is still missing. Thread-safe.
 */
final class SearchFollower implements AutoCloseable {
  private static final Logger LOG = System.getLogger(SearchFollower.class.getName());
  private static final Duration PAUSE = Duration.ofSeconds(1);

  /** How many events are taken in by one transaction. */
  static final int ROUND = 1_000;

  private final SearchIndex index;
  private final ReentrantLock advancing = new ReentrantLock();
  private final CountDownLatch closing = new CountDownLatch(1);
  private final Workers workers = Workers.loop("hiroba-search-index");
  private final Thread thread = workers.thread(this::follow);
  private boolean failed;

  /** Whether so much is missing that nobody should wait for it. */
  private volatile boolean farBehind;

  SearchFollower(SearchIndex index) {
    this.index = index;
  }

  void start() {
    thread.start();
  }

  /** Returns the thread, for the watchdog. */
  Workers threads() {
    return workers;
  }

  /** Tells whether a backlog is being taken in, for which no search waits. */
  boolean isFarBehind() {
    return farBehind;
  }

  private void follow() {
    boolean closed = false;
    while (!closed) {
      try {
        Beat.rests();
        closed = closing.await(PAUSE.toMillis(), TimeUnit.MILLISECONDS);
        if (!closed) {
          takeAllIn();
        }
      } catch (InterruptedException e) {
        LOG.log(Level.WARNING, "Somebody interrupted the search index; it goes on until closed");
      }
    }
  }

  private void takeAllIn() throws InterruptedException {
    boolean more = true;
    for (int round = 0; more; round++) {
      Beat.begins();
      long start = System.nanoTime();
      more = advance() == Advance.MORE;
      Beat.rests();
      farBehind = more && round > 0;
      // While a big backlog is taken in, half of the time is left to the chat.
      if (more && closing.await(System.nanoTime() - start, TimeUnit.NANOSECONDS)) {
        return;
      }
    }
  }

  /** Takes a round in; what fails is said once and tried again with the next round. */
  private Advance advance() {
    advancing.lock();
    try {
      return advanceLocked();
    } finally {
      advancing.unlock();
    }
  }

  private Advance advanceLocked() {
    // Whoever takes the log in is for most of the time in the database.
    Beat.waits();
    try {
      Advance advance = index.advance(ROUND);
      failed = false;
      return advance;
    } catch (SQLException | RuntimeException | Error e) {
      if (!failed) {
        LOG.log(
            Level.WARNING,
            "Search does not find the newest messages until its index works again: {0}",
            e.toString());
      }
      failed = true;
      return Advance.BUSY;
    } finally {
      Beat.goesOn();
    }
  }

  /**
   * Takes in what is missing, if that is little and nobody else is at it.
   *
   * @return whether the index has everything that was committed before
   */
  boolean catchUp(Duration patience) {
    long deadline = System.nanoTime() + patience.toNanos();
    while (!farBehind) {
      long left = deadline - System.nanoTime();
      if (left <= 0) {
        return false;
      }
      Advance advance = advanceWithin(left);
      if (advance != Advance.MORE) {
        return advance == Advance.DONE;
      }
    }
    return false;
  }

  private Advance advanceWithin(long nanos) {
    try {
      if (!advancing.tryLock(nanos, TimeUnit.NANOSECONDS)) {
        return Advance.BUSY;
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Advance.BUSY;
    }
    try {
      return advanceLocked();
    } finally {
      advancing.unlock();
    }
  }

  /** Stops the thread. */
  @Override
  public void close() {
    closing.countDown();
    try {
      thread.join(Duration.ofSeconds(30).toMillis());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
