package org.hiroba.teaching;

import jakarta.inject.Inject;
import jakarta.websocket.OnClose;
import jakarta.websocket.OnError;
import jakarta.websocket.OnMessage;
import jakarta.websocket.OnOpen;
import jakarta.websocket.Session;
import jakarta.websocket.server.ServerEndpoint;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.ByteBuffer;
import java.util.Arrays;
import org.hiroba.session.SocketPlaces;
import org.hiroba.websocket.EndpointConfigurator;
import org.hiroba.websocket.SocketEnvironment;
import org.hiroba.websocket.SocketMeters;
import org.hiroba.websocket.WebSocketConnection;
import org.jspecify.annotations.Nullable;

/**
 * Teaches echo: each text comes back with the time of its receipt. With the query {@code raw} texts
 * and binary messages come back unchanged, for conformance suites. Open to everybody.
 */
@ServerEndpoint(value = "/ws/echo", configurator = EndpointConfigurator.class)
public class EchoEndpoint {
  private static final Logger LOG = System.getLogger(EchoEndpoint.class.getName());

  @Inject private SocketEnvironment environment;
  @Inject private TeachingEnvironment teaching;
  @Inject private SocketPlaces places;
  @Inject private EchoMemory memory;
  private @Nullable TeachingSession session;
  private @Nullable RawEcho raw;

  /** Sees which of the two the client wants. */
  @OnOpen
  public void open(Session socket) {
    boolean isRaw = isRaw(socket.getQueryString());
    SocketMeters.Kind kind = isRaw ? SocketMeters.Kind.RAW_ECHO : SocketMeters.Kind.ECHO;
    Place place = Place.take(places, socket, environment.meters(), kind);
    if (isRaw) {
      raw =
          new RawEcho(
              socket,
              new WebSocketConnection(socket, environment, 0),
              memory,
              teaching.idle(),
              place);
    } else {
      session = new TeachingSession(socket, environment, teaching, place);
    }
  }

  /** Takes a part of a text message. */
  @OnMessage
  public void text(String part, boolean last) {
    TeachingSession echo = session;
    if (raw != null) {
      raw.text(part, last);
    } else if (echo != null) {
      echo.take(part, last, text -> echo.send("Received: " + text + " at: " + ReceiveTime.now()));
    }
  }

  /** Takes a part of a binary message. */
  @OnMessage
  public void binary(ByteBuffer part, boolean last) {
    if (raw != null) {
      raw.binary(part, last);
    } else if (session != null) {
      session.refuseBinary();
    }
  }

  /** Forgets what waits. */
  @OnClose
  public void closed() {
    if (raw != null) {
      raw.end();
    } else if (session != null) {
      session.end();
    }
  }

  /** Notes that the connection failed; {@link #closed} may follow, or not. */
  @OnError
  public void failed(Throwable failure) {
    if (raw != null) {
      raw.letGo();
    }
    LOG.log(Level.DEBUG, "An echo client failed: {0}", failure.toString());
  }

  private static boolean isRaw(@Nullable String query) {
    return query != null
        && Arrays.stream(query.split("&")).anyMatch(p -> p.equals("raw") || p.startsWith("raw="));
  }
}
