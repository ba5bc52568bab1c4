package org.hiroba.relay;

/** The close codes that the relay itself sends or judges (RFC 6455 §7.4, IANA's registry). */
final class RelayCloseCodes {
  static final int GOING_AWAY = 1001;
  static final int PROTOCOL_ERROR = 1002;
  static final int UNSUPPORTED_DATA = 1003;
  static final int NONE = 1005;
  static final int NO_UTF8 = 1007;
  static final int POLICY = 1008;
  static final int TOO_BIG = 1009;
  static final int INTERNAL = 1011;
  static final int SLOW_CONSUMER = 4008;
  static final int HEARTBEAT_MISSED = 4009;

  private RelayCloseCodes() {}

  /** Tells whether the engine, wrongly, takes none of this code from a client. */
  static boolean isForeignToEngine(int code) {
    return code >= 1012 && code <= 1014;
  }

  /** Tells whether a client may send this code in a close frame. */
  static boolean isSendable(int code) {
    // 1004 is reserved, 1005, 1006 and 1015 never travel; 1000–2999 belong to the protocol.
    return (code >= 1000 && code <= 1003)
        || (code >= 1007 && code <= 1014)
        || (code >= 3000 && code <= 4999);
  }
}
