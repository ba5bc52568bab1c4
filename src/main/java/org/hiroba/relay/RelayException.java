package org.hiroba.relay;

/** Says in one line why a relay does not start, and what to do. */
public final class RelayException extends Exception {
  private static final long serialVersionUID = 1L;

  RelayException(String message) {
    super(message);
  }

  RelayException(String message, Throwable cause) {
    super(message, cause);
  }
}
