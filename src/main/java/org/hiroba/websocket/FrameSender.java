package org.hiroba.websocket;

import org.hiroba.protocol.Frame;
import org.hiroba.session.Connection.SendListener;

/**
 * Sends the messages of one WebSocket session by one of the ways that its container has. One send
 * at a time: never before the listener of the send before has been told. Does not block on the
 * peer.
 */
interface FrameSender {
  /**
   * Sends one text message.
   *
   * @param listener is told once, on any thread, possibly before this method returns
   */
  void send(Frame frame, SendListener listener);
}
