package org.hiroba.cli.chat;

import org.hiroba.protocol.CloseCode;

/** Says what a client does after a close code of {@code hiroba.v1}; unknown ones reconnect. */
enum CloseAction {
  /** Connect again with full jitter and {@code resume}. */
  RECONNECT,
  /** The same, but not before the time that {@code draining} told. */
  AFTER_DRAIN,
  /** The same, but half a minute later at the earliest. */
  SLOWLY,
  /** The message that was on its way is too big: connect again without it. */
  DROP_MESSAGE,
  /** The sign-in is over. */
  SIGN_IN,
  /** Nothing will ever work. */
  STOP;

  static CloseAction of(int closeCode) {
    for (CloseCode known : CloseCode.values()) {
      if (known.code() == closeCode) {
        return of(known);
      }
    }
    return RECONNECT;
  }

  private static CloseAction of(CloseCode code) {
    return switch (code) {
      case SERVICE_RESTART -> AFTER_DRAIN;
      case POLICY_VIOLATION, TRY_AGAIN_LATER -> SLOWLY;
      case TOO_BIG -> DROP_MESSAGE;
      case SIGNED_OUT, ACCOUNT_DISABLED -> SIGN_IN;
      case UNSUPPORTED_DATA -> STOP;
      case GOING_AWAY, SLOW_CONSUMER, HEARTBEAT_MISSED -> RECONNECT;
    };
  }
}
