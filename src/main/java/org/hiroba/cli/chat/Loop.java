package org.hiroba.cli.chat;

import java.time.Duration;

/** Runs one task after the other: all that a {@link Conversation} does happens here. */
interface Loop {
  /** Runs a task after those that wait; does nothing when the loop has ended. */
  void execute(Runnable task);

  /** Runs a task after a while; what is returned takes it back. */
  Runnable schedule(Duration delay, Runnable task);

  /** Returns a time that only ever grows, in nanoseconds. */
  long nanoTime();
}
