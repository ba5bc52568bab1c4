package org.hiroba.websocket.wildfly;

import io.undertow.server.AbstractServerConnection;
import io.undertow.servlet.handlers.ServletRequestContext;
import jakarta.websocket.Session;
import jakarta.websocket.server.ServerEndpointConfig;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.Optional;
import org.xnio.StreamConnection;

/**
 * Brings the connection of a handshake on Undertow (WildFly) to the session that comes of it, by
 * the properties that the two have in common (Jakarta WebSocket 2.1, {@code
 * ServerEndpointConfig.Configurator.modifyHandshake}).
 */
public final class UndertowHandshake {
  private static final Logger LOG = System.getLogger(UndertowHandshake.class.getName());

  /** Undertow's configuration that belongs to one connection alone. */
  private static final String OF_CONNECTION =
      "io.undertow.websockets.jsr.handshake.PerConnectionServerEndpointConfig";

  private static final String CONNECTION = UndertowHandshake.class.getName();

  private UndertowHandshake() {}

  /**
   * Keeps the connection whose handshake this thread answers, on Undertow; does nothing elsewhere.
   */
  public static void keepConnection(ServerEndpointConfig endpoint) {
    // By name first: on other servers not even Undertow's classes could be loaded.
    if (endpoint.getClass().getName().equals(OF_CONNECTION)) {
      try {
        Undertow.connection()
            .ifPresent(connection -> endpoint.getUserProperties().put(CONNECTION, connection));
      } catch (LinkageError e) {
        LOG.log(Level.DEBUG, "Undertow''s connections cannot be used: {0}", e.toString());
      }
    }
  }

  /** Takes the connection out of a session that opens; none if it is encrypted. */
  static Optional<StreamConnection> takeConnection(Session session) {
    return Optional.ofNullable((StreamConnection) session.getUserProperties().remove(CONNECTION));
  }

  /** Names Undertow's classes, which only Undertow has. */
  private static final class Undertow {
    /** Returns the connection below, if bytes go to its socket as they are. */
    static Optional<StreamConnection> connection() {
      ServletRequestContext request = ServletRequestContext.current();
      return request != null
              && request.getExchange().getConnection() instanceof AbstractServerConnection plain
              && plain.getSslSessionInfo() == null
          ? Optional.of(plain.getChannel())
          : Optional.empty();
    }
  }
}
