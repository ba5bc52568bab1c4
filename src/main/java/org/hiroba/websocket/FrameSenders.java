package org.hiroba.websocket;

import jakarta.websocket.SendHandler;
import jakarta.websocket.Session;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.ByteBuffer;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiConsumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Chooses the cheapest way to send that a session's container has. Thread-safe. */
final class FrameSenders {
  private static final String UNDERTOW_SESSION = "io.undertow.websockets.jsr.UndertowSession";
  private static final String TYRUS = "org.glassfish.tyrus.";
  private static final Logger LOG = System.getLogger(FrameSenders.class.getName());

  private static final Set<String> TOLD = ConcurrentHashMap.newKeySet();

  private FrameSenders() {}

  /**
   * Makes the sender of a session.
   *
   * @param encoded makes what sends bytes as a text message, where the server's embedder has it
   * @param timeoutMillis after so long a peer that takes nothing is given up; 0 for never
   */
  static FrameSender of(
      Session session,
      @Nullable Function<Session, BiConsumer<ByteBuffer, SendHandler>> encoded,
      long timeoutMillis) {
    if (encoded != null) {
      tellOnce("the embedded Tomcat, encoded once");
      session.getAsyncRemote().setSendTimeout(timeoutMillis);
      return new EncodedFrameSender(encoded.apply(session));
    }
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
    FrameSender standard = new StandardFrameSender(session.getAsyncRemote(), timeoutMillis);
    if (session.getClass().getName().startsWith(TYRUS)) {
      return onTyrus(session, standard);
    }
    tellOnce("the standard API");
    return standard;
  }

  /** Sends encoded bytes unless Tyrus itself must see each message: to change it, or the time. */
  private static FrameSender onTyrus(Session session, FrameSender standard) {
    if (session.getMaxIdleTimeout() <= 0 && session.getNegotiatedExtensions().isEmpty()) {
      try {
        Optional<TyrusChannel> channel = TyrusChannel.ofOpeningSession();
        if (channel.isPresent()) {
          tellOnce("Tyrus' writer, encoded once");
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
