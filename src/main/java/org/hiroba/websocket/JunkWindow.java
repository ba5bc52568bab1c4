package org.hiroba.websocket;

import java.util.concurrent.TimeUnit;

/** Counts messages that are no JSON object over the last minute. Not thread-safe. */
final class JunkWindow {
  /** So many in a minute are too many. */
  static final int LIMIT = 20;

  private static final long MINUTE = TimeUnit.MINUTES.toNanos(1);

  private final long[] recent = new long[LIMIT];
  private int count;

  /** Counts one; returns whether that is too many. */
  boolean add(long nowNanos) {
    int slot = count % LIMIT;
    recent[slot] = nowNanos;
    count++;
    // The slot that is written next holds the oldest of the last LIMIT.
    return count >= LIMIT && nowNanos - recent[count % LIMIT] <= MINUTE;
  }
}
