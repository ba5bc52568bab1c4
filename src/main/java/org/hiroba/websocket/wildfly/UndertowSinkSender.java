package org.hiroba.websocket.wildfly;

import io.undertow.websockets.core.WebSocketChannel;
import jakarta.websocket.Session;
import java.nio.ByteBuffer;
import java.util.Optional;
import org.hiroba.protocol.Frame;
import org.hiroba.session.Connection.SendListener;
import org.hiroba.websocket.port.FrameSender;
import org.xnio.StreamConnection;
import org.xnio.conduits.ConduitStreamSinkChannel;
import org.xnio.conduits.WriteReadyHandler;

/**
 * Writes whole messages to one unencrypted connection of Undertow (WildFly) as bytes that all
 * sessions share, from whatever thread it is called on. Where Undertow is not, this class cannot be
 * loaded.
 *
 * <p>Has no timeout: somebody else must watch over a client that takes nothing.
 */
public final class UndertowSinkSender implements FrameSender {
  private final UndertowSink sink;

  private UndertowSinkSender(UndertowSink sink) {
    this.sink = sink;
  }

  /**
   * Makes a sender for the session that this thread is opening.
   *
   * @return none where bytes may not go to the socket as they are
   * @throws ReflectiveOperationException if the session has no channel in this version of Undertow
   * @throws ClassCastException if the channel's class is not the one that is seen from here
   */
  public static Optional<FrameSender> ofOpening(Session session)
      throws ReflectiveOperationException {
    Optional<StreamConnection> connection = UndertowHandshake.takeConnection(session);
    if (connection.isEmpty()) {
      return Optional.empty();
    }
    WebSocketChannel channel = UndertowFrameSender.channelOf(session);
    ConduitStreamSinkChannel undertow = connection.get().getSinkChannel();
    // Undertow reads nothing yet, so nobody writes while the conduit is put in.
    UndertowSink sink =
        new UndertowSink(
            undertow.getConduit(),
            () -> channel.isCloseFrameSent() || channel.isCloseFrameReceived(),
            new WriteReadyHandler.ChannelListenerHandler<>(undertow));
    undertow.setConduit(sink);
    return Optional.of(new UndertowSinkSender(sink));
  }

  @Override
  public void send(Frame frame, SendListener listener) {
    sink.send(frame.onTheWire(), listener);
  }

  @Override
  public boolean sendsFrames() {
    return true;
  }

  @Override
  public void sendFrame(ByteBuffer frame, SendListener listener) {
    sink.send(frame, listener);
  }

  @Override
  public boolean ping(SendListener listener) {
    sink.send(FrameSender.pingOnTheWire(), listener);
    return true;
  }
}
