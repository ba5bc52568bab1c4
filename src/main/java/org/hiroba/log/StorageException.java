package org.hiroba.log;

import org.jspecify.annotations.Nullable;

/**
 * Says that the database could not answer or could not make a write durable. After one from {@link
 * WriteTransaction#commit()} the outcome is unknown.
 */
public class StorageException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /**
   * Wraps what the adapter met.
   *
   * @param message what was tried and what an operator can do
   */
  public StorageException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
