package org.hiroba.session;

import org.hiroba.protocol.CloseCode;

/** Says what becomes of a connection for which the server failed. Stateless. */
public final class ServerFault {
  private ServerFault() {}

  /**
   * Closes a connection that missed something: its client comes again and goes on where it was,
   * which one that stayed could not.
   */
  public static void close(ChatSession session) {
    session.close(CloseCode.GOING_AWAY, "the server failed; reconnect and resume");
  }
}
