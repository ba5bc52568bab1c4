package org.hiroba.websocket.wildfly;

import io.undertow.websockets.core.WebSocketCallback;
import io.undertow.websockets.core.WebSocketChannel;
import io.undertow.websockets.core.WebSockets;
import jakarta.websocket.Session;
import java.util.concurrent.Executor;
import org.hiroba.protocol.Frame;
import org.hiroba.session.Connection.SendListener;
import org.hiroba.websocket.port.FrameSender;

/**
 * Sends on Undertow (WildFly) by its public channel: all sessions share one encoded message, which
 * the standard API would encode once per session. On the connection's I/O thread a message is
 * written at once; from any other it is handed over to that thread. For what {@link
 * UndertowSinkSender} is not: connections with TLS, and sends with a timeout. Where Undertow is
 * not, this class cannot be loaded.
 */
public final class UndertowFrameSender implements FrameSender {
  private final WebSocketChannel channel;
  private final long timeoutMillis;

  private UndertowFrameSender(WebSocketChannel channel, long timeoutMillis) {
    this.channel = channel;
    this.timeoutMillis = timeoutMillis;
  }

  /**
   * Makes a sender for one of Undertow's sessions.
   *
   * @throws ReflectiveOperationException if the session has no channel in this version of Undertow
   * @throws ClassCastException if the channel's class is not the one that is seen from here
   */
  public static FrameSender of(Session session, long timeoutMillis)
      throws ReflectiveOperationException {
    return new UndertowFrameSender(channelOf(session), timeoutMillis);
  }

  /**
   * Returns the channel of one of Undertow's sessions.
   *
   * @throws ReflectiveOperationException if it has none in this version of Undertow
   * @throws ClassCastException if the channel's class is not the one that is seen from here
   */
  static WebSocketChannel channelOf(Session session) throws ReflectiveOperationException {
    // A public method of a public class, but of a module that WildFly asks not to link to.
    return (WebSocketChannel) session.getClass().getMethod("getWebSocketChannel").invoke(session);
  }

  @Override
  public Executor thread() {
    return channel.getIoThread();
  }

  @Override
  public void send(Frame frame, SendListener listener) {
    WebSockets.sendText(frame.utf8(), channel, new Told(listener), timeoutMillis);
  }

  private record Told(SendListener listener) implements WebSocketCallback<Void> {
    @Override
    public void complete(WebSocketChannel sentOn, Void context) {
      listener.sent(null);
    }

    @Override
    public void onError(WebSocketChannel sentOn, Void context, Throwable failure) {
      listener.sent(failure);
    }
  }
}
