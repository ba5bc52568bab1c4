package org.hiroba.cli;

import java.util.concurrent.TimeUnit;

/** A moment until which a command waits, however often it has to begin anew. */
final class Deadline {
  private final long endNanos;

  private Deadline(long endNanos) {
    this.endNanos = endNanos;
  }

  static Deadline in(Timeout timeout) {
    return new Deadline(System.nanoTime() + timeout.duration().toNanos());
  }

  boolean isOver() {
    return endNanos - System.nanoTime() <= 0;
  }

  /** Returns what is left, at least 1: for a socket, 0 would mean to wait for ever. */
  int leftMillis() {
    return (int) Math.max(1, TimeUnit.NANOSECONDS.toMillis(endNanos - System.nanoTime()));
  }
}
