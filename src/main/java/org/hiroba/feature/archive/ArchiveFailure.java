package org.hiroba.feature.archive;

/**
 * Says in a sentence for operators why an archive is not written or not taken, and what to do about
 * it.
 */
public final class ArchiveFailure extends Exception {
  private static final long serialVersionUID = 1L;

  /** Makes one. */
  public ArchiveFailure(String message) {
    super(message);
  }

  /** Makes one of a failure. */
  public ArchiveFailure(String message, Throwable cause) {
    super(message, cause);
  }
}
