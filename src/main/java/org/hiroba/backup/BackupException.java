package org.hiroba.backup;

import org.jspecify.annotations.Nullable;

/** Says in one line why there is no backup, or why a file is none that can be restored. */
public final class BackupException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /**
   * Says it.
   *
   * @param message what is wrong and what to do
   */
  public BackupException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
