package org.hiroba.session;

import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Holds the queues on which one session's work runs: what is on one of them runs in its order, one
 * task at a time. Thread-safe.
 */
public final class SessionQueues {
  /** How many pages of history a client reads with priority after it came. */
  static final int FIRST_PAGES = 3;

  private final SerialQueue commands;
  private final SerialQueue reads;
  private final SerialQueue searches;
  private final SerialQueue arrivals;
  private final AtomicInteger firstPages = new AtomicInteger(FIRST_PAGES);

  SessionQueues(
      SerialQueue commands, SerialQueue reads, SerialQueue searches, SerialQueue arrivals) {
    this.commands = commands;
    this.reads = reads;
    this.searches = searches;
    this.arrivals = arrivals;
  }

  /** Makes queues on executors that do not know whose work they run. */
  public static SessionQueues on(Executor commands, Executor reads) {
    SerialQueue read = new SerialQueue(reads);
    return new SessionQueues(new SerialQueue(commands), read, read, read);
  }

  /** Returns what runs the session's commands, in order. */
  public SerialQueue commands() {
    return commands;
  }

  /** Returns what runs the session's reads, in order and beside its commands. */
  public SerialQueue reads() {
    return reads;
  }

  /** Returns what runs searches, which may take long, beside everything else. */
  public SerialQueue searches() {
    return searches;
  }

  /** Returns what runs replays. */
  SerialQueue arrivals() {
    return arrivals;
  }

  /**
   * Returns what runs the next page of history: the first few of a client that has just come do not
   * wait behind what others read.
   */
  public SerialQueue history() {
    return firstPages.getAndUpdate(left -> Math.max(0, left - 1)) > 0 ? arrivals : reads;
  }
}
