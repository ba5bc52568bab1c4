package org.hiroba.websocket;

import jakarta.websocket.Session;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import org.hiroba.websocket.payara.TyrusChannel;
import org.hiroba.websocket.payara.TyrusFrameSender;
import org.hiroba.websocket.port.FrameSender;
import org.hiroba.websocket.tomcat.TomcatFrameSender;
import org.hiroba.websocket.wildfly.UndertowFrameSender;
import org.hiroba.websocket.wildfly.UndertowSinkSender;

/** Chooses the cheapest way to send that a session's container has. Thread-safe. */
final class FrameSenders {
  private static final String UNDERTOW_SESSION = "io.undertow.websockets.jsr.UndertowSession";
  private static final String TOMCAT_SESSION = "org.apache.tomcat.websocket.WsSession";
  private static final String TYRUS = "org.glassfish.tyrus.";
  private static final Logger LOG = System.getLogger(FrameSenders.class.getName());

  private static final Set<String> TOLD = ConcurrentHashMap.newKeySet();

  private FrameSenders() {}

  /**
   * Makes the sender of a session, on the thread that opens it.
   *
   * @param background runs what may block on the peer
   * @param timeoutMillis after so long a peer that takes nothing is given up; 0 for never
   */
  static FrameSender of(Session session, Executor background, long timeoutMillis) {
    FrameSender standard = new StandardFrameSender(session.getAsyncRemote(), timeoutMillis);
    // By name first: on other servers not even the sender's class could be loaded.
    String name = session.getClass().getName();
    if (name.equals(UNDERTOW_SESSION)) {
      return onUndertow(session, standard, timeoutMillis);
    }
    if (name.equals(TOMCAT_SESSION)) {
      return onTomcat(session, standard, background);
    }
    return name.startsWith(TYRUS) ? onTyrus(session, standard) : byTheStandardApi(standard);
  }

  private static FrameSender byTheStandardApi(FrameSender standard) {
    tellOnce("the standard API");
    return standard;
  }

  private static FrameSender onUndertow(Session session, FrameSender standard, long timeoutMillis) {
    try {
      Optional<FrameSender> direct =
          timeoutMillis > 0 ? Optional.empty() : UndertowSinkSender.ofOpening(session);
      if (direct.isPresent()) {
        tellOnce("Undertow's socket, encoded once");
        return direct.get();
      }
      FrameSender sender = UndertowFrameSender.of(session, timeoutMillis);
      tellOnce("Undertow's channel");
      return sender;
    } catch (ReflectiveOperationException | LinkageError | ClassCastException e) {
      LOG.log(Level.DEBUG, "Undertow''s own channel cannot be used: {0}", e.toString());
      return byTheStandardApi(standard);
    }
  }

  private static FrameSender onTomcat(Session session, FrameSender standard, Executor background) {
    try {
      Optional<FrameSender> sender = TomcatFrameSender.ofOpening(session, standard, background);
      if (sender.isPresent()) {
        tellOnce("Tomcat's socket, encoded once");
        return sender.get();
      }
    } catch (LinkageError e) {
      LOG.log(Level.DEBUG, "Tomcat''s own socket cannot be used: {0}", e.toString());
    }
    return byTheStandardApi(standard);
  }

  /** Sends encoded bytes unless Tyrus itself must see each message: to change it, or the time. */
  private static FrameSender onTyrus(Session session, FrameSender standard) {
    if (session.getMaxIdleTimeout() <= 0 && session.getNegotiatedExtensions().isEmpty()) {
      try {
        Optional<TyrusChannel> channel = TyrusChannel.ofOpeningSession();
        if (channel.isPresent()) {
          tellOnce(channel.get().way() + ", encoded once");
          return channel.get();
        }
      } catch (LinkageError e) {
        LOG.log(Level.DEBUG, "Tyrus'' own writer cannot be used: {0}", e.toString());
      }
    }
    tellOnce("the standard API of Tyrus");
    return new TyrusFrameSender(standard);
  }

  private static void tellOnce(String way) {
    if (TOLD.add(way)) {
      LOG.log(Level.INFO, "WebSocket messages leave by {0}", way);
    }
  }
}
