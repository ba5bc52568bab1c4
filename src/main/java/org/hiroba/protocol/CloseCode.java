package org.hiroba.protocol;

/** Names why the server closes a WebSocket and what the client is to do then. */
public enum CloseCode {
  /** The server goes down: reconnect with full jitter (RFC 6455 §7.4.1). */
  GOING_AWAY(1001),
  /** A binary message came: do not retry (RFC 6455 §7.4.1). */
  UNSUPPORTED_DATA(1003),
  /** Too much that is no command, or no {@code hello} in time: retry slowly (RFC 6455 §7.4.1). */
  POLICY_VIOLATION(1008),
  /** A message over {@code maxFrameBytes}: do not retry that message (RFC 6455 §7.4.1). */
  TOO_BIG(1009),
  /** The server restarts: reconnect after {@code draining.reconnectAfterMillis}. */
  SERVICE_RESTART(1012),
  /** The server has no room for it now: reconnect later (registered by IANA, RFC 6455 §11.7). */
  TRY_AGAIN_LATER(1013),
  /** The sign-in ended: go to the sign-in page. */
  SIGNED_OUT(4001),
  /** The account was disabled: go to the sign-in page. */
  ACCOUNT_DISABLED(4003),
  /** The client fell too far behind: reconnect with {@code resume}. */
  SLOW_CONSUMER(4008),
  /** Nothing was heard for two heartbeats: reconnect with {@code resume}. */
  HEARTBEAT_MISSED(4009);

  private final int code;

  CloseCode(int code) {
    this.code = code;
  }

  /** Returns the number that travels in the close frame. */
  public int code() {
    return code;
  }
}
