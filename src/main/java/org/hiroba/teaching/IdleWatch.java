package org.hiroba.teaching;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;
import org.hiroba.protocol.CloseCode;
import org.hiroba.session.Connection;

/**
 * Gives up connections on which nothing is said any more, closed or half-open, and such as the
 * container has dropped without telling: a quiet one is pinged. Thread-safe.
 *
 * <p>The containers' own idle timeout is not used: Tyrus plans a timer without delay for every
 * session as it opens, and where that one runs only after the endpoint has set a timeout, it takes
 * the session for idle and closes it (Tyrus 2.2.0, about one of 3,000 on a busy machine).
 */
public final class IdleWatch {
  /** After so long without a word either way a connection is given up. */
  static final Duration IDLE = Duration.ofMinutes(10);

  /** After so long without a word either way a ping asks whether there is a connection at all. */
  static final Duration QUIET = Duration.ofMinutes(1);

  /** After so long a client that does not take what is sent is given up. */
  static final Duration STUCK = Duration.ofSeconds(20);

  private static final Logger LOG = System.getLogger(IdleWatch.class.getName());

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
    private final Runnable gone;
    private volatile long lastWordNanos = nanoTime.getAsLong();
    private volatile boolean isSending;
    // Used by the thread that looks.
    private long lastPingNanos = lastWordNanos;

    private Line(Connection connection, Runnable gone) {
      this.connection = connection;
      this.gone = gone;
    }

    /** Notes that a send begins, which the client must take in time. */
    void sending() {
      lastWordNanos = nanoTime.getAsLong();
      isSending = true;
    }

    /** Notes that the send is done. */
    void sent() {
      lastWordNanos = nanoTime.getAsLong();
      isSending = false;
    }

    /** Notes that something came or is sent. */
    void word() {
      if (!isSending) {
        lastWordNanos = nanoTime.getAsLong();
      }
    }

    /** Looks after this connection no longer. */
    void end() {
      lines.remove(this);
    }
  }

  /**
   * Looks after a connection until it ends.
   *
   * @param gone is run when the connection is given up, or is found to be gone; on any thread,
   *     possibly more than once
   */
  Line watch(Connection connection, Runnable gone) {
    Line line = new Line(connection, gone);
    lines.add(line);
    return line;
  }

  /** Looks at all connections; to be called every few seconds, by one thread at a time. */
  public void look() {
    long now = nanoTime.getAsLong();
    for (Line line : lines) {
      try {
        look(line, now);
      } catch (RuntimeException | Error e) {
        // One that cannot be looked at must not keep the others from it.
        LOG.log(Level.WARNING, "A quiet connection cannot be looked at", e);
      }
    }
  }

  private void look(Line line, long now) {
    long quietNanos = now - line.lastWordNanos;
    if (line.isSending && quietNanos >= STUCK.toNanos()) {
      giveUp(line, CloseCode.SLOW_CONSUMER, "takes nothing for " + STUCK.toSeconds() + " s");
    } else if (quietNanos >= IDLE.toNanos()) {
      giveUp(line, CloseCode.GOING_AWAY, REASON);
    } else if (quietNanos >= QUIET.toNanos() && now - line.lastPingNanos >= QUIET.toNanos()) {
      line.lastPingNanos = now;
      line.connection.ping(
          failure -> {
            if (failure != null) {
              giveUp(line, CloseCode.GOING_AWAY, "the connection is gone");
            }
          });
    }
  }

  private void giveUp(Line line, CloseCode code, String reason) {
    lines.remove(line);
    try {
      line.gone.run();
    } finally {
      line.connection.close(code, reason);
    }
  }
}
