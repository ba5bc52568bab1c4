package org.hiroba.websocket.port;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What belongs to the connection whose session the calling thread is opening: the endpoint is
 * called from within and is told of the session alone. Safe for use by many threads.
 */
public final class OpeningSession<T> extends ThreadLocal<@Nullable T> {
  /** Opens a session, which finds this by {@link #current}. */
  public void with(@Nullable T ofConnection, Runnable open) {
    set(ofConnection);
    try {
      open.run();
    } finally {
      remove();
    }
  }

  /** Returns what belongs to the session that this thread is opening, if any. */
  public Optional<T> current() {
    return Optional.ofNullable(get());
  }
}
