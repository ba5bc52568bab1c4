package org.hiroba.teaching;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Bounds what all raw echoes together hold, since anybody may open them: a quarter of the heap, at
 * least one message of the longest. Counts what is allocated, not what was sent. Thread-safe.
 */
@ApplicationScoped
public class EchoMemory {
  private static final long LEAST_BYTES = RawEcho.MAX_MESSAGE_BYTES * 5L / 4;

  private final long most = Math.max(LEAST_BYTES, Runtime.getRuntime().maxMemory() / 4);
  private final AtomicLong held = new AtomicLong();

  /** Tells how many bytes all hold. */
  long heldBytes() {
    return held.get();
  }

  /** Opens the account of one connection. */
  Share share() {
    return new Share();
  }

  /** What one connection holds. Thread-safe. */
  final class Share {
    private long bytes;
    private boolean ended;

    /** Tells how taking memory went. */
    enum Outcome {
      TAKEN,
      OWN_LIMIT,
      ALL_LIMIT,
      ENDED
    }

    /** Takes memory. */
    synchronized Outcome take(long wanted) {
      if (ended) {
        return Outcome.ENDED;
      }
      if (bytes + wanted > RawEcho.MAX_HELD_BYTES) {
        return Outcome.OWN_LIMIT;
      }
      if (held.addAndGet(wanted) > most) {
        held.addAndGet(-wanted);
        return Outcome.ALL_LIMIT;
      }
      bytes += wanted;
      return Outcome.TAKEN;
    }

    /** Gives a part back; after {@link #end} there is none left. */
    synchronized void give(long back) {
      if (!ended) {
        bytes -= back;
        held.addAndGet(-back);
      }
    }

    /** Gives all back, once. Returns whether that was now. */
    synchronized boolean end() {
      boolean now = !ended;
      if (now) {
        ended = true;
        held.addAndGet(-bytes);
        bytes = 0;
      }
      return now;
    }
  }
}
