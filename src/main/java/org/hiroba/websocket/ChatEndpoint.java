package org.hiroba.websocket;

import jakarta.inject.Inject;
import jakarta.websocket.CloseReason;
import jakarta.websocket.OnClose;
import jakarta.websocket.OnError;
import jakarta.websocket.OnMessage;
import jakarta.websocket.OnOpen;
import jakarta.websocket.PongMessage;
import jakarta.websocket.Session;
import jakarta.websocket.server.ServerEndpoint;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.ByteBuffer;
import java.util.UUID;
import org.hiroba.account.Caller;
import org.hiroba.command.ChatService;
import org.hiroba.protocol.CloseCode;
import org.hiroba.session.ChatSession;
import org.hiroba.session.ServerFault;
import org.jspecify.annotations.Nullable;

/**
 * Takes the frames of {@code ws/chat}, the protocol {@code hiroba.v1}. One instance per connection;
 * the container calls it from one thread at a time. Parses and queues only: this may be an I/O
 * thread.
 */
@ServerEndpoint(
    value = "/ws/chat",
    subprotocols = "hiroba.v1",
    configurator = EndpointConfigurator.class)
public class ChatEndpoint {
  private static final Logger LOG = System.getLogger(ChatEndpoint.class.getName());

  @Inject private ChatService chat;
  @Inject private SocketEnvironment environment;

  private @Nullable JunkWindow junk;
  private @Nullable TextAssembly assembly;
  private @Nullable ChatSession session;

  /** Takes the connection in as whom the handshake's filters found. */
  @OnOpen
  public void open(Session socket) throws IOException {
    if (!(socket.getUserPrincipal() instanceof Caller caller)) {
      // The filters answer 401 before this; without them nobody may come in.
      socket.close(new CloseReason(CloseReason.CloseCodes.VIOLATED_POLICY, "not signed in"));
      return;
    }
    ChatSession opened =
        new ChatSession(
            UUID.randomUUID().toString(),
            caller.user(),
            caller.signIn(),
            caller.reach(),
            caller.address(),
            new WebSocketConnection(socket, environment, 0),
            environment.outbox(),
            environment.threads().queues(caller.user().id()));
    assembly = new TextAssembly(environment.maxFrameBytes());
    session = opened;
    chat.connected(opened);
  }

  /** Takes a part of a text message. */
  @OnMessage
  public void text(String part, boolean last) {
    ChatSession from = session;
    TextAssembly message = assembly;
    if (from == null || message == null) {
      return;
    }
    try {
      take(from, message, part, last);
    } catch (RuntimeException | Error e) {
      // Some servers drop what is thrown here and go on without an answer.
      LOG.log(Level.ERROR, "Cannot take a message of " + from, e);
      ServerFault.close(from);
    }
  }

  private void take(ChatSession from, TextAssembly message, String part, boolean last) {
    from.heard();
    switch (message.add(part, last)) {
      case MORE -> from.unfinishedSince(System.nanoTime());
      case COMPLETE -> {
        from.unfinishedSince(0);
        if (!chat.received(from, message.take())) {
          countJunk(from);
        }
      }
      case TOO_BIG ->
          from.close(
              CloseCode.TOO_BIG, "a message has at most " + environment.maxFrameBytes() + " bytes");
      case TOO_MANY_PARTS ->
          from.close(CloseCode.POLICY_VIOLATION, "a message in too many fragments");
    }
  }

  private void countJunk(ChatSession from) {
    if (junk == null) {
      junk = new JunkWindow();
    }
    if (junk.add(System.nanoTime())) {
      from.close(CloseCode.POLICY_VIOLATION, "too much that is no JSON object");
    }
  }

  /** Refuses a binary message. */
  @OnMessage
  public void binary(ByteBuffer part, boolean last) {
    if (session != null) {
      session.close(CloseCode.UNSUPPORTED_DATA, "hiroba.v1 is text");
    }
  }

  /** Notes that the client lives. */
  @OnMessage
  public void pong(PongMessage pong) {
    if (session != null) {
      session.heard();
    }
  }

  /** Notes that the connection is gone. */
  @OnClose
  public void closed() {
    if (session != null) {
      chat.disconnected(session);
    }
  }

  /** Notes that the connection failed; {@link #closed} follows. */
  @OnError
  public void failed(Throwable failure) {
    LOG.log(Level.DEBUG, "{0} failed: {1}", session, failure.toString());
  }
}
