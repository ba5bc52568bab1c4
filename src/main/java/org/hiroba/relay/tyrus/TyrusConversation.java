package org.hiroba.relay.tyrus;

import jakarta.websocket.CloseReason;
import jakarta.websocket.CloseReason.CloseCodes;
import jakarta.websocket.Session;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import org.glassfish.tyrus.spi.Connection;
import org.hiroba.relay.port.ProtocolEngine.Conversation;
import org.hiroba.relay.port.ProtocolEngine.Listener;
import org.jspecify.annotations.Nullable;

/** One client on the Tyrus engine. Not thread-safe. */
final class TyrusConversation implements Conversation {
  private final TyrusRoom room;
  private final Listener listener;
  private @Nullable Session session;
  private @Nullable Connection connection;
  private boolean ended;

  TyrusConversation(TyrusRoom room, Listener listener) {
    this.room = room;
    this.listener = listener;
  }

  Listener listener() {
    return listener;
  }

  void opened(Session opened) {
    session = opened;
    room.add(opened);
  }

  void connected(Connection made) {
    connection = made;
  }

  void ended(int code, @Nullable String reason) {
    if (session != null) {
      room.remove(session);
    }
    if (!ended) {
      ended = true;
      listener.closed(code, reason == null ? "" : reason);
    }
  }

  @Override
  public void receive(ByteBuffer frame) {
    if (connection != null) {
      connection.getReadHandler().handle(frame);
    }
  }

  @Override
  public void send(String text) {
    if (isOpen()) {
      // Done when it returns: the wire takes it or drops it.
      var unused = session().getAsyncRemote().sendText(text);
    }
  }

  @Override
  public void send(ByteBuffer bytes) {
    if (isOpen()) {
      // Done when it returns: the wire takes it or drops it.
      var unused = session().getAsyncRemote().sendBinary(bytes);
    }
  }

  @Override
  public void ping() {
    if (!isOpen()) {
      return;
    }
    try {
      session().getAsyncRemote().sendPing(ByteBuffer.allocate(0));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close(int code, String reason) {
    if (connection != null) {
      connection.close(new CloseReason(CloseCodes.getCloseCode(code), reason));
    }
  }

  @Override
  public void lost() {
    // The engine would send a close frame first; there is nobody to read it.
    close(CloseCodes.CLOSED_ABNORMALLY.getCode(), "");
    ended(CloseCodes.CLOSED_ABNORMALLY.getCode(), "");
  }

  private boolean isOpen() {
    return session != null && session.isOpen();
  }

  private Session session() {
    if (session == null) {
      throw new IllegalStateException("The conversation has not begun");
    }
    return session;
  }
}
