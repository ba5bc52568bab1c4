package org.hiroba.websocket.wildfly;

import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Objects;
import org.hiroba.session.Connection.SendListener;
import org.jspecify.annotations.Nullable;
import org.xnio.conduits.StreamSinkConduit;

/** Keeps whole frames that a socket has not taken yet, in their order. Not thread-safe. */
final class UnsentFrames {
  private static final Logger LOG = System.getLogger(UnsentFrames.class.getName());

  private final ArrayDeque<Write> waiting = new ArrayDeque<>(1);

  private record Write(ByteBuffer bytes, @Nullable SendListener listener) {}

  boolean isEmpty() {
    return waiting.isEmpty();
  }

  /** Keeps what is left of one or more frames; who is to be told, if anybody. */
  void add(ByteBuffer bytes, @Nullable SendListener listener) {
    waiting.addLast(new Write(bytes, listener));
  }

  /**
   * Writes what waits, as far as the socket takes it.
   *
   * @param sent gets the listeners of what went out
   * @return whether all went out
   */
  boolean writeTo(StreamSinkConduit socket, List<SendListener> sent) throws IOException {
    while (!waiting.isEmpty()) {
      Write first = waiting.getFirst();
      socket.write(first.bytes());
      if (first.bytes().hasRemaining()) {
        return false;
      }
      waiting.removeFirst();
      if (first.listener() != null) {
        sent.add(first.listener());
      }
    }
    return true;
  }

  /** Forgets all and returns who waited. */
  List<SendListener> giveUp() {
    List<SendListener> lost =
        waiting.stream().map(Write::listener).filter(Objects::nonNull).toList();
    waiting.clear();
    return lost;
  }

  /** Tells all, whatever one of them throws. */
  static void tell(List<SendListener> listeners, @Nullable Throwable outcome) {
    for (SendListener listener : listeners) {
      try {
        listener.sent(outcome);
      } catch (RuntimeException | Error e) {
        // The others must hear of theirs, and the I/O thread has other connections.
        LOG.log(Level.WARNING, "Who sent a frame failed to take its outcome", e);
      }
    }
  }
}
