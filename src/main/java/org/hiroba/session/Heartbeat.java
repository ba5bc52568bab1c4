package org.hiroba.session;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.concurrent.TimeUnit;
import org.hiroba.protocol.CloseCode;

/**
 * Finds connections that are dead or say nothing: pings who was silent for one heartbeat, closes
 * with 4009 who was silent for two, with 4008 who does not take a message in time, and with 1008
 * who does not say {@code hello} or end a message in time. Thread-safe.
 */
public final class Heartbeat {
  /** Within how many seconds {@code hello} must come. */
  public static final int HELLO_SECONDS = 10;

  /** Within how many seconds a message that has begun must end. */
  public static final int UNFINISHED_SECONDS = 30;

  /** Within how many seconds a message must leave; beyond: close 4008. */
  public static final int SEND_SECONDS = 20;

  private static final Logger LOG = System.getLogger(Heartbeat.class.getName());

  private final SessionRegistry sessions;
  private final Presence presence;
  private final long heartbeatNanos;

  /** Makes a heartbeat that beats when {@link #beat} is called. */
  public Heartbeat(SessionRegistry sessions, Presence presence, int seconds) {
    this.sessions = sessions;
    this.presence = presence;
    this.heartbeatNanos = TimeUnit.SECONDS.toNanos(seconds);
  }

  /** Looks at all connections; to be called about once a second. */
  public void beat(long nowNanos) {
    for (ChatSession session : sessions.all()) {
      try {
        beat(session, nowNanos);
      } catch (RuntimeException | Error e) {
        // One that cannot be looked at must not keep the others from it.
        LOG.log(Level.ERROR, "The heart of " + session + " cannot be heard", e);
      }
    }
  }

  private void beat(ChatSession session, long nowNanos) {
    if (!session.isLost()) {
      Liveness client = session.liveness();
      long silent = client.silentNanos(nowNanos);
      if (!session.isWelcomed()
          && client.ageNanos(nowNanos) > TimeUnit.SECONDS.toNanos(HELLO_SECONDS)) {
        session.close(CloseCode.POLICY_VIOLATION, "no hello within " + HELLO_SECONDS + " s");
      } else if (client.unfinishedNanos(nowNanos) > TimeUnit.SECONDS.toNanos(UNFINISHED_SECONDS)) {
        session.close(CloseCode.POLICY_VIOLATION, "a message was not finished in time");
      } else if (session.stalledNanos(nowNanos) > TimeUnit.SECONDS.toNanos(SEND_SECONDS)) {
        session.close(CloseCode.SLOW_CONSUMER, "nothing read for too long; reconnect and resume");
      } else if (silent > 2 * heartbeatNanos) {
        session.close(CloseCode.HEARTBEAT_MISSED, "nothing heard; reconnect and resume");
        presence.lost(session.user().id());
      } else if (silent >= heartbeatNanos && client.unpingedNanos(nowNanos) >= heartbeatNanos) {
        session.ping(nowNanos);
      }
    }
  }
}
