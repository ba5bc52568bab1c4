package org.hiroba.teaching;

import jakarta.inject.Inject;
import jakarta.websocket.CloseReason;
import jakarta.websocket.OnClose;
import jakarta.websocket.OnError;
import jakarta.websocket.OnMessage;
import jakarta.websocket.OnOpen;
import jakarta.websocket.Session;
import jakarta.websocket.server.ServerEndpoint;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.net.URI;
import java.nio.ByteBuffer;
import org.hiroba.account.Caller;
import org.hiroba.session.SocketPlaces;
import org.hiroba.websocket.EndpointConfigurator;
import org.hiroba.websocket.SocketEnvironment;
import org.hiroba.websocket.SocketMeters;
import org.jspecify.annotations.Nullable;

/**
 * Teaches broadcast: each text goes to every client of {@code ws/broadcast}, the sender included.
 */
@ServerEndpoint(value = "/ws/broadcast", configurator = EndpointConfigurator.class)
public class BroadcastEndpoint {
  private static final Logger LOG = System.getLogger(BroadcastEndpoint.class.getName());

  @Inject private SocketEnvironment environment;
  @Inject private TeachingEnvironment teaching;
  @Inject private SocketPlaces places;
  @Inject private BroadcastMembers members;
  private @Nullable TeachingSession session;
  private String origin = "";

  /** Takes the client into the list. */
  @OnOpen
  public void open(Session socket) throws IOException {
    if (!(socket.getUserPrincipal() instanceof Caller caller)) {
      socket.close(new CloseReason(CloseReason.CloseCodes.VIOLATED_POLICY, "not signed in"));
      return;
    }
    origin = hostOf(caller);
    TeachingSession opened =
        new TeachingSession(
            socket,
            environment,
            teaching,
            Place.take(places, socket, environment.meters(), SocketMeters.Kind.BROADCAST));
    session = opened;
    members.add(opened);
  }

  /** Takes a part of a text message. */
  @OnMessage
  public void text(String part, boolean last) {
    if (session != null) {
      session.take(
          part,
          last,
          text ->
              members.tell("Received: " + text + " from: " + origin + " at: " + ReceiveTime.now()));
    }
  }

  /** Refuses a binary message. */
  @OnMessage
  public void binary(ByteBuffer part, boolean last) {
    if (session != null) {
      session.refuseBinary();
    }
  }

  /** Takes the client out of the list. */
  @OnClose
  public void closed() {
    if (session != null) {
      members.remove(session);
      session.end();
    }
  }

  /** Notes that the connection failed; {@link #closed} follows. */
  @OnError
  public void failed(Throwable failure) {
    LOG.log(Level.DEBUG, "A broadcast client failed: {0}", failure.toString());
  }

  /** A client that is no browser sends no origin: it is named by its address. */
  private static String hostOf(Caller caller) {
    String page = caller.origin();
    String host = page == null ? null : URI.create(page).getHost();
    return host == null ? caller.address() : host;
  }
}
