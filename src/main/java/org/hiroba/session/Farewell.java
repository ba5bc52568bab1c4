package org.hiroba.session;

import java.time.Duration;

/**
 * Says when each of the sockets that are there is closed when the server goes down, and for how
 * long its client shall stay away then: they go one after the other, and come back one after the
 * other once somebody may be there again. Immutable.
 */
final class Farewell {
  /** How long a start takes, or longer: nobody needs to try before. */
  static final Duration START = Duration.ofSeconds(2);

  /** Sockets are closed at least this fast, so that a server with few of them is down soon. */
  static final Duration PACE = Duration.ofMillis(10);

  /** So many clients, about, are told the same. */
  private static final int GROUPS = 16;

  private final int sockets;
  private final long startNanos;
  private final long stepNanos;
  private final long endNanos;

  /**
   * Plans.
   *
   * @param over how long the closing may take; few sockets take less
   */
  Farewell(int sockets, Duration over, long startNanos) {
    this.sockets = sockets;
    this.startNanos = startNanos;
    stepNanos = Math.min(PACE.toNanos(), over.toNanos() / Math.max(1, sockets));
    endNanos = startNanos + stepNanos * sockets;
  }

  /** Returns when the socket of an index is to be closed. */
  long closedAtNanos(int index) {
    return startNanos + index * stepNanos;
  }

  /** Returns how many neighbours are told the same. */
  int groupSize() {
    return Math.max(1, sockets / GROUPS);
  }

  /** Returns for how long the client of an index shall stay away from when it is closed on. */
  Duration awayFor(int index) {
    long back = START.toNanos() + index * stepNanos / 4;
    return Duration.ofNanos(endNanos - closedAtNanos(index) + back);
  }

  /** Returns for how long a client shall stay away that comes while the others go. */
  Duration awayForNewcomer(long nowNanos) {
    return Duration.ofNanos(Math.max(0, endNanos - nowNanos)).plus(START);
  }
}
