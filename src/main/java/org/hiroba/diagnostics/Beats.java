package org.hiroba.diagnostics;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.LongConsumer;
import java.util.stream.LongStream;

/**
 * Something that happens at every full second of the server's clock, so that ways of hearing of it
 * can be compared: each beat is named by its moment, and nothing need be kept. Thread-safe.
 *
 * <p>At most {@value #MAX_WAITING} may wait for the next one, {@value #MAX_WAITING_PER_SOURCE} of
 * them from one source; beyond, waiting is refused. Nobody waits for more than a second.
 */
public final class Beats {
  /** How far beats are apart. */
  public static final int PERIOD_MILLIS = 1_000;

  /** How many may wait together. */
  public static final int MAX_WAITING = 500;

  /** How many of one source may wait. */
  public static final int MAX_WAITING_PER_SOURCE = 16;

  private static final int MAX_PAST = 20;

  private static final Logger LOG = System.getLogger(Beats.class.getName());

  private final Clock clock;
  private final ScheduledExecutorService timer;
  private final Executor executor;
  private List<Waiting> waiting = new ArrayList<>();

  /** The moment of the beat at which those who wait are told. */
  private long ringAfter;

  /**
   * Makes beats.
   *
   * @param timer only wakes up
   * @param executor runs who waited, and may be kept
   */
  public Beats(Clock clock, ScheduledExecutorService timer, Executor executor) {
    this.clock = clock;
    this.timer = timer;
    this.executor = executor;
  }

  private record Waiting(String source, LongConsumer listener) {}

  /** Returns the moment of the latest beat, in milliseconds of the epoch. */
  public long latest() {
    long now = clock.millis();
    return now - Math.floorMod(now, PERIOD_MILLIS);
  }

  /** Returns the moments of the beats after a moment, at most the latest {@value #MAX_PAST}. */
  public List<Long> after(long moment) {
    long latest = latest();
    return LongStream.iterate(latest, beat -> beat > moment, beat -> beat - PERIOD_MILLIS)
        .limit(MAX_PAST)
        .sorted()
        .boxed()
        .toList();
  }

  /**
   * Tells a listener of the next beat, once.
   *
   * @param source who waits, for the limit
   * @return false when too many wait already: then it is not told
   */
  public synchronized boolean awaitNext(String source, LongConsumer listener) {
    long ofSource = waiting.stream().filter(other -> other.source().equals(source)).count();
    if (waiting.size() >= MAX_WAITING || ofSource >= MAX_WAITING_PER_SOURCE) {
      return false;
    }
    long latest = latest();
    // Planned anew, too, when the bell that was planned did not ring.
    if (waiting.isEmpty() || latest > ringAfter) {
      // Milliseconds are rounded down, so the timer is never early.
      var unused =
          timer.schedule(
              this::ring, latest + PERIOD_MILLIS - clock.millis(), TimeUnit.MILLISECONDS);
      ringAfter = latest + PERIOD_MILLIS;
    }
    waiting.add(new Waiting(source, listener));
    return true;
  }

  private void ring() {
    List<Waiting> due;
    synchronized (this) {
      due = waiting;
      waiting = new ArrayList<>();
    }
    long beat = latest();
    for (Waiting one : due) {
      try {
        executor.execute(() -> tell(one, beat));
      } catch (RuntimeException | Error e) {
        LOG.log(Level.WARNING, "A beat cannot be told", e);
      }
    }
  }

  private static void tell(Waiting one, long beat) {
    try {
      one.listener().accept(beat);
    } catch (RuntimeException | Error e) {
      LOG.log(Level.WARNING, "Who waited for a beat failed to take it", e);
    }
  }
}
