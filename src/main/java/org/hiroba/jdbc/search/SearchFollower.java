package org.hiroba.jdbc.search;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Collection;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongSupplier;
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

  /** So many rounds nothing is asked while nothing is committed here: another node may do so. */
  private static final int SKIPPED_AT_MOST = 10;

  /** How many events are taken in by one transaction. */
  static final int ROUND = 1_000;

  private final SearchIndex index;
  private final ReentrantLock advancing = new ReentrantLock();
  private final CountDownLatch closing = new CountDownLatch(1);
  private final Workers workers = Workers.loop("hiroba-search-index");
  private final Thread thread = workers.thread(this::follow);
  private final LongSupplier commits;
  private volatile boolean failed;

  /** When the index was last known to have all that was committed before. */
  private volatile long completeAtNanos = System.nanoTime();

  /** Whether so much is missing that nobody should wait for it. */
  private volatile boolean farBehind;

  /**
   * Makes one that does not follow yet.
   *
   * @param commits how many transactions this process has committed: while there are no new ones,
   *     only others' are looked for, now and then
   */
  SearchFollower(SearchIndex index, LongSupplier commits) {
    this.index = index;
    this.commits = commits;
  }

  void start() {
    thread.start();
  }

  /** Returns the thread, for the watchdog. */
  Workers threads() {
    return workers;
  }

  /** Returns how far the index is behind: it finds all messages that are older. */
  Duration lag() {
    return Duration.ofNanos(Math.max(0, System.nanoTime() - completeAtNanos));
  }

  /** Tells whether a backlog is being taken in, for which no search waits. */
  boolean isFarBehind() {
    return farBehind;
  }

  private void follow() {
    boolean closed = false;
    long seen = -1;
    int skipped = 0;
    while (!closed) {
      try {
        Beat.rests();
        closed = closing.await(PAUSE.toMillis(), TimeUnit.MILLISECONDS);
        long committed = commits.getAsLong();
        if (closed) {
          return;
        }
        if (committed == seen && !failed && ++skipped < SKIPPED_AT_MOST) {
          completeAtNanos = System.nanoTime();
        } else {
          // What was committed meanwhile may be in already, and is looked for once more.
          seen = takeAllIn() ? committed : -1;
          skipped = 0;
        }
      } catch (InterruptedException e) {
        LOG.log(Level.WARNING, "Somebody interrupted the search index; it goes on until closed");
      }
    }
  }

  /** Returns whether the index has all that was committed before. */
  private boolean takeAllIn() throws InterruptedException {
    Advance last = Advance.MORE;
    boolean more = true;
    for (int round = 0; more; round++) {
      Beat.begins();
      long start = System.nanoTime();
      last = advance();
      more = last == Advance.MORE;
      Beat.rests();
      farBehind = more && round > 0;
      // While a big backlog is taken in, half of the time is left to the chat.
      if (more && closing.await(System.nanoTime() - start, TimeUnit.NANOSECONDS)) {
        return false;
      }
    }
    return last == Advance.DONE;
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
      long asked = System.nanoTime();
      Advance advance = index.advance(ROUND);
      failed = false;
      if (advance != Advance.MORE) {
        // Or another node is at it, and tells of its own lag.
        completeAtNanos = asked;
      }
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

  /** Takes some messages of a room out, while nobody takes others in. */
  void forget(long room, Collection<Long> seqs) throws SQLException {
    advancing.lock();
    try {
      index.forget(room, seqs);
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
