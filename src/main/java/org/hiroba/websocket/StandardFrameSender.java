package org.hiroba.websocket;

import jakarta.websocket.RemoteEndpoint;
import org.hiroba.protocol.Frame;
import org.hiroba.session.Connection.SendListener;
import org.hiroba.websocket.port.FrameSender;

/** Sends by the API that every container has; the container encodes the text again each time. */
final class StandardFrameSender implements FrameSender {
  private final RemoteEndpoint.Async remote;

  StandardFrameSender(RemoteEndpoint.Async remote, long timeoutMillis) {
    this.remote = remote;
    remote.setSendTimeout(timeoutMillis);
  }

  @Override
  public void send(Frame frame, SendListener listener) {
    try {
      remote.sendText(
          frame.text(), result -> listener.sent(result.isOK() ? null : result.getException()));
    } catch (RuntimeException e) {
      // The container knows already that the connection is gone.
      listener.sent(e);
    }
  }
}
