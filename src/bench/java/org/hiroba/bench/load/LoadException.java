package org.hiroba.bench.load;

/** Tells that a run is no result: something was lost, doubled, out of order or refused. */
public final class LoadException extends RuntimeException {
  private static final long serialVersionUID = 1;

  /** Makes one that says what was expected and what came. */
  public LoadException(String message) {
    super(message);
  }

  /** Makes one that says what was being done when something else failed. */
  public LoadException(String message, Throwable cause) {
    super(message, cause);
  }
}
