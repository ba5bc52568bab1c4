package org.hiroba.websocket.payara;

import org.hiroba.protocol.Frame;
import org.hiroba.session.Connection.SendListener;
import org.hiroba.websocket.port.FrameSender;

/**
 * Sends on Tyrus (Payara) by the standard API, without the greater part of what that costs there:
 * see {@link WithoutJars}.
 */
public final class TyrusFrameSender implements FrameSender {
  private final FrameSender standard;

  /** Makes a sender above that of the standard API. */
  public TyrusFrameSender(FrameSender standard) {
    this.standard = standard;
  }

  @Override
  public void send(Frame frame, SendListener listener) {
    WithoutJars.run(() -> standard.send(frame, listener));
  }
}
