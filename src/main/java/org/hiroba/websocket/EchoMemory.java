package org.hiroba.websocket;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Bounds what all raw echoes together hold, since anybody may open them: a quarter of the heap, at
 * least {@value #LEAST_BYTES} bytes. Thread-safe.
 */
@ApplicationScoped
public class EchoMemory {
  private static final long LEAST_BYTES = 64L << 20;

  private final AtomicLong held = new AtomicLong();

  /** Takes memory; false when there is not so much left. */
  boolean take(long bytes) {
    long most = Math.max(LEAST_BYTES, Runtime.getRuntime().maxMemory() / 4);
    if (held.addAndGet(bytes) <= most) {
      return true;
    }
    held.addAndGet(-bytes);
    return false;
  }

  /** Gives back what was taken. */
  void give(long bytes) {
    held.addAndGet(-bytes);
  }
}
