package org.hiroba.websocket;

import org.hiroba.protocol.Frame;
import org.hiroba.session.Connection.SendListener;

/**
 * Sends on Tyrus (Payara) by the standard API, without the greater part of what that costs there:
 * see {@link WithoutJars}.
 */
final class TyrusFrameSender implements FrameSender {
  private final FrameSender standard;

  TyrusFrameSender(FrameSender standard) {
    this.standard = standard;
  }

  @Override
  public void send(Frame frame, SendListener listener) {
    WithoutJars.run(() -> standard.send(frame, listener));
  }
}
