package org.hiroba.websocket;

import io.undertow.websockets.core.WebSocketCallback;
import io.undertow.websockets.core.WebSocketChannel;
import io.undertow.websockets.core.WebSockets;
import jakarta.websocket.Session;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.ByteBuffer;
import java.util.Optional;
import org.hiroba.protocol.Frame;
import org.hiroba.session.Connection.SendListener;

/**
 * Sends on Undertow (WildFly) by its public channel: all sessions share one encoded message, which
 * the standard API would encode once per session.
 */
final class UndertowFrameSender implements FrameSender {
  private static final String SESSION = "io.undertow.websockets.jsr.UndertowSession";
  private static final Logger LOG = System.getLogger(UndertowFrameSender.class.getName());

  private final WebSocketChannel channel;
  private final long timeoutMillis;

  private UndertowFrameSender(WebSocketChannel channel, long timeoutMillis) {
    this.channel = channel;
    this.timeoutMillis = timeoutMillis;
  }

  /**
   * Makes a sender; empty where the session is not Undertow's, or its engine cannot be seen from
   * here.
   *
   * @param timeoutMillis after so long a peer that takes nothing is given up
   */
  static Optional<FrameSender> of(Session session, long timeoutMillis) {
    if (!session.getClass().getName().equals(SESSION)) {
      return Optional.empty();
    }
    try {
      // A public method of a public class, but of a module that WildFly asks not to link to.
      Object channel = session.getClass().getMethod("getWebSocketChannel").invoke(session);
      return channel instanceof WebSocketChannel seen
          ? Optional.of(new UndertowFrameSender(seen, timeoutMillis))
          : Optional.empty();
    } catch (ReflectiveOperationException | LinkageError e) {
      LOG.log(Level.DEBUG, "Undertow's channel cannot be used: {0}", e.toString());
      return Optional.empty();
    }
  }

  @Override
  public void send(Frame frame, SendListener listener) {
    WebSockets.sendText(
        ByteBuffer.wrap(frame.utf8()),
        channel,
        new WebSocketCallback<Void>() {
          @Override
          public void complete(WebSocketChannel sentOn, Void context) {
            listener.sent(null);
          }

          @Override
          public void onError(WebSocketChannel sentOn, Void context, Throwable failure) {
            listener.sent(failure);
          }
        },
        timeoutMillis);
  }
}
