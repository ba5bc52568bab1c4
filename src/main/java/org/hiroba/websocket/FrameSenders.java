package org.hiroba.websocket;

import jakarta.websocket.Session;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Chooses the cheapest way to send that a session's container offers in public. Stateless. */
final class FrameSenders {
  private static final String UNDERTOW_SESSION = "io.undertow.websockets.jsr.UndertowSession";
  private static final Logger LOG = System.getLogger(FrameSenders.class.getName());

  private static final Set<String> TOLD = ConcurrentHashMap.newKeySet();

  private FrameSenders() {}

  /**
   * Makes the sender of a session.
   *
   * @param timeoutMillis after so long a peer that takes nothing is given up; 0 for never
   */
  static FrameSender of(Session session, long timeoutMillis) {
    // By name first: on other servers not even the sender's class could be loaded.
    if (session.getClass().getName().equals(UNDERTOW_SESSION)) {
      try {
        FrameSender sender = UndertowFrameSender.of(session, timeoutMillis);
        tellOnce("Undertow's channel");
        return sender;
      } catch (ReflectiveOperationException | LinkageError | ClassCastException e) {
        LOG.log(Level.DEBUG, "Undertow''s own channel cannot be used: {0}", e.toString());
      }
    }
    tellOnce("the standard API");
    return new StandardFrameSender(session.getAsyncRemote(), timeoutMillis);
  }

  private static void tellOnce(String way) {
    if (TOLD.add(way)) {
      LOG.log(Level.INFO, "WebSocket messages leave by {0}", way);
    }
  }
}
