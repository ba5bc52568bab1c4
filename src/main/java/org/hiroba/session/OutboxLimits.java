package org.hiroba.session;

/**
 * Bounds what may wait for one client. Droppable events are dropped from half of it on; beyond it
 * the client is closed with 4008.
 *
 * <p>One commit may make more small events at once than {@code events}, also for a client that
 * reads well: the count alone is no sign of a slow one. So it counts only while the same message
 * has been in flight for {@link #STALL_NANOS}, and {@value #BURST} times as many events at any
 * time. The bytes count always.
 *
 * @param events how many events, 0 for no limit
 * @param bytes how many bytes on the wire, the message being sent included
 * @param frameBytes how long one message to a client that is behind grows; one event may be longer
 */
public record OutboxLimits(int events, int bytes, int frameBytes) {
  /** For how long a message is in flight before its client counts as slow. */
  public static final long STALL_NANOS = 1_000_000_000L;

  /** How many times {@code events} may wait for a client that is not known to be slow. */
  public static final int BURST = 16;

  /** Returns the limits of the protocol for a number of events. */
  public static OutboxLimits ofEvents(int events) {
    return new OutboxLimits(events, 1 << 20, 128 << 10);
  }

  /**
   * Returns how many replayed events may be queued at once: half of the outbox, so that live events
   * of other rooms find place beside them.
   */
  public int replayPageEvents() {
    return events == 0 ? 128 : Math.max(1, Math.min(128, events / 2));
  }
}
