package org.hiroba.session;

/**
 * When something was last heard from a client, and last asked of it. Times are those of {@link
 * System#nanoTime}. Safe for use by many threads.
 */
final class Liveness {
  private final long openedAtNanos;
  private volatile long heardAtNanos;
  private volatile long pingedAtNanos;
  private volatile long unfinishedSinceNanos;
  private volatile boolean unfinished;

  /** Makes one for a connection that has just been opened. */
  Liveness(long nowNanos) {
    openedAtNanos = nowNanos;
    heardAtNanos = nowNanos;
    pingedAtNanos = nowNanos;
  }

  /** Notes that something came from the client. */
  void heard(long nowNanos) {
    heardAtNanos = nowNanos;
  }

  /** Notes that the client is pinged. */
  void pinged(long nowNanos) {
    pingedAtNanos = nowNanos;
  }

  /** Notes since when a message has begun and not ended: the first call counts; 0 when it ended. */
  void unfinishedSince(long nanos) {
    if (nanos == 0) {
      unfinished = false;
    } else if (!unfinished) {
      unfinished = true;
      unfinishedSinceNanos = nanos;
    }
  }

  /** Returns for how long a message has begun and not ended; 0 when there is none. */
  long unfinishedNanos(long nowNanos) {
    return unfinished ? nowNanos - unfinishedSinceNanos : 0;
  }

  /** Returns for how long nothing came from the client. */
  long silentNanos(long nowNanos) {
    return nowNanos - heardAtNanos;
  }

  /** Returns for how long no ping was sent. */
  long unpingedNanos(long nowNanos) {
    return nowNanos - pingedAtNanos;
  }

  /** Returns for how long the connection has been open. */
  long ageNanos(long nowNanos) {
    return nowNanos - openedAtNanos;
  }
}
