package org.hiroba.websocket;

import jakarta.websocket.SendHandler;
import java.nio.ByteBuffer;
import java.util.function.BiConsumer;
import org.hiroba.protocol.Frame;
import org.hiroba.session.Connection.SendListener;

/** Sends bytes that all sessions share, where whoever embeds the server lets us. */
final class EncodedFrameSender implements FrameSender {
  private final BiConsumer<ByteBuffer, SendHandler> remote;

  EncodedFrameSender(BiConsumer<ByteBuffer, SendHandler> remote) {
    this.remote = remote;
  }

  @Override
  public void send(Frame frame, SendListener listener) {
    try {
      remote.accept(
          ByteBuffer.wrap(frame.utf8()),
          result -> listener.sent(result.isOK() ? null : result.getException()));
    } catch (RuntimeException e) {
      // The container knows already that the connection is gone.
      listener.sent(e);
    }
  }
}
