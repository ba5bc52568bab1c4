package org.hiroba.log;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;

/**
 * Work that is gone on with in rounds until it is done, and is there seldom: says whether a round
 * should look for it. At once after it was begun here, after a round that did not end it or failed,
 * and at the start; else once a minute, for what another node or an earlier run has left or what
 * falls due by itself. Thread-safe; rounds are for one thread at a time.
 */
public final class Errand {
  private static final Duration OTHERWISE = Duration.ofMinutes(1);

  private final LongSupplier millis;
  private final AtomicLong begun = new AtomicLong(1);

  // Used by the thread of the rounds.
  private long present;
  private long done;
  private long lookedAtMillis;

  /** Makes one that is to be looked for; {@code millis} tells the time. */
  public Errand(LongSupplier millis) {
    this.millis = millis;
  }

  /** Notes that there is something to go on with, once it is committed. */
  public void begin() {
    begun.incrementAndGet();
  }

  /** Tells whether a round should look, which then ends with {@link #looked} unless it fails. */
  public boolean isDue() {
    // Before the round looks: what is begun meanwhile counts for the next one.
    present = begun.get();
    long since = millis.getAsLong() - lookedAtMillis;
    // A clock that was set back makes it due as well.
    return present != done || since < 0 || since >= OTHERWISE.toMillis();
  }

  /** Notes that a round looked; whether there is more to do. */
  public void looked(boolean more) {
    lookedAtMillis = millis.getAsLong();
    done = more ? 0 : present;
  }
}
