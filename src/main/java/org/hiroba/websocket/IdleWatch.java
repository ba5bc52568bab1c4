package org.hiroba.websocket;

import java.time.Duration;
import java.util.Iterator;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;
import org.hiroba.protocol.CloseCode;
import org.hiroba.session.Connection;

/**
 * Gives up connections on which nothing is said any more, closed or half-open. Thread-safe.
 *
 * <p>The containers' own idle timeout is not used: Tyrus plans a timer without delay for every
 * session as it opens, and where that one runs only after the endpoint has set a timeout, it takes
 * the session for idle and closes it (Tyrus 2.2.0, about one of 3,000 on a busy machine).
 */
public final class IdleWatch {
  /** After so long without a word either way a connection is given up. */
  static final Duration IDLE = Duration.ofMinutes(10);

  private static final String REASON =
      "nothing said for " + IDLE.toMinutes() + " minutes; connect again";

  private final LongSupplier nanoTime;
  private final Set<Line> lines = ConcurrentHashMap.newKeySet();

  /** Makes a watch that looks when {@link #look} is called. */
  public IdleWatch() {
    this(System::nanoTime);
  }

  IdleWatch(LongSupplier nanoTime) {
    this.nanoTime = nanoTime;
  }

  /** One connection, from its opening to its end. */
  final class Line {
    private final Connection connection;
    private volatile long lastWordNanos = nanoTime.getAsLong();

    private Line(Connection connection) {
      this.connection = connection;
    }

    /** Notes that something came or is sent. */
    void word() {
      lastWordNanos = nanoTime.getAsLong();
    }

    /** Looks after this connection no longer. */
    void end() {
      lines.remove(this);
    }
  }

  /** Looks after a connection until it ends. */
  Line watch(Connection connection) {
    Line line = new Line(connection);
    lines.add(line);
    return line;
  }

  /** Looks at all connections; to be called every few seconds, by one thread at a time. */
  public void look() {
    long now = nanoTime.getAsLong();
    for (Iterator<Line> all = lines.iterator(); all.hasNext(); ) {
      Line line = all.next();
      if (now - line.lastWordNanos >= IDLE.toNanos()) {
        all.remove();
        line.connection.close(CloseCode.GOING_AWAY, REASON);
      }
    }
  }
}
