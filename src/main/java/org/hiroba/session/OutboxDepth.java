package org.hiroba.session;

import java.time.Duration;
import java.util.function.LongSupplier;
import org.hiroba.health.Meters;

/**
 * Tells how much waits for the clients. Looks at all sessions when somebody asks, once a second at
 * most. Thread-safe.
 */
public final class OutboxDepth {
  private static final Duration GOOD_FOR = Duration.ofSeconds(1);

  private final SessionRegistry sessions;
  private final LongSupplier nanoTime;
  private Depth last = new Depth(0, 0, 0);
  private long lookedAtNanos;

  private record Depth(long bytes, long most, int behind) {}

  /**
   * Makes it.
   *
   * @param nanoTime a clock that never jumps
   */
  public OutboxDepth(SessionRegistry sessions, LongSupplier nanoTime) {
    this.sessions = sessions;
    this.nanoTime = nanoTime;
    this.lookedAtNanos = nanoTime.getAsLong() - GOOD_FOR.toNanos();
  }

  /** Shows it under names that begin with {@code hiroba_outbox_}. */
  public void show(Meters meters) {
    meters.gauge("hiroba_outbox_bytes", "Bytes that wait for all clients.", () -> look().bytes());
    meters.gauge(
        "hiroba_outbox_most_bytes",
        "Bytes that wait for the client that is furthest behind.",
        () -> look().most());
    meters.gauge(
        "hiroba_outbox_behind", "Clients for whom something waits.", () -> look().behind());
  }

  private synchronized Depth look() {
    long now = nanoTime.getAsLong();
    if (now - lookedAtNanos < GOOD_FOR.toNanos()) {
      return last;
    }
    long bytes = 0;
    long most = 0;
    int behind = 0;
    for (ChatSession session : sessions.all()) {
      int waiting = session.waitingBytes();
      bytes += waiting;
      most = Math.max(most, waiting);
      behind += waiting > 0 ? 1 : 0;
    }
    last = new Depth(bytes, most, behind);
    lookedAtNanos = now;
    return last;
  }
}
