package org.hiroba.cli.gateway;

/** Says in one line for people why something that answered is not used as a router. */
public final class GatewayException extends Exception {
  private static final long serialVersionUID = 1L;

  GatewayException(String message) {
    super(message);
  }

  GatewayException(String message, Throwable cause) {
    super(message, cause);
  }
}
