package org.hiroba.session;

import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * One send, told once how it ended. Tells a send that completed before it returned, which must not
 * recurse, from one that did later.
 *
 * <p>Safe for use by many threads; who listens is called without the lock.
 */
final class SendInFlight implements Connection.SendListener {
  private final Consumer<@Nullable Throwable> later;
  private boolean returned;
  private boolean told;
  private @Nullable Throwable failure;

  /**
   * Begins a send.
   *
   * @param later told how the send ended, null for well, if it ends after it returned
   */
  SendInFlight(Consumer<@Nullable Throwable> later) {
    this.later = later;
  }

  @Override
  public void sent(@Nullable Throwable outcome) {
    synchronized (this) {
      if (told) {
        return;
      }
      told = true;
      if (!returned) {
        failure = outcome;
        return;
      }
    }
    later.accept(outcome);
  }

  /** Says that the send has returned; whether it is complete already, which nobody else is told. */
  synchronized boolean isDoneOnReturn() {
    returned = true;
    return told;
  }

  /** What went wrong before the send returned, or null. */
  synchronized @Nullable Throwable failure() {
    return failure;
  }
}
