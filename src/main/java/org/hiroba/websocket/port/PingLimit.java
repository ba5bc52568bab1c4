package org.hiroba.websocket.port;

/**
 * Bounds how many pings of one client are answered: each costs a pong, on the thread that reads
 * (RFC 6455 §5.5.2). {@value #PER_SECOND} a second, {@value #BURST} at once; whoever sends more is
 * to be closed with 1008. Not thread-safe: frames of a connection come one after the other.
 */
public final class PingLimit {
  /** So many a second are answered for ever. */
  public static final int PER_SECOND = 10;

  /** So many are answered at once. */
  public static final int BURST = 100;

  /** Why such a client is closed. */
  public static final String REASON = "too many pings";

  private static final long NANOS_EACH = 1_000_000_000L / PER_SECOND;

  private boolean isBegun;
  private long freeAtNanos;

  /**
   * Counts a ping; returns whether it may be answered.
   *
   * @param nowNanos a clock that never jumps
   */
  public boolean allows(long nowNanos) {
    if (!isBegun || nowNanos - freeAtNanos > 0) {
      isBegun = true;
      freeAtNanos = nowNanos;
    }
    if (freeAtNanos - nowNanos > (BURST - 1) * NANOS_EACH) {
      return false;
    }
    freeAtNanos += NANOS_EACH;
    return true;
  }
}
