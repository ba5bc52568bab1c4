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

  /** Returns the failure itself where it is one of storage; else one that it caused. */
  static StorageException of(Throwable failure) {
    return failure instanceof StorageException storage
        ? storage
        : new StorageException("The server failed to write; try again.", failure);
  }

  /** Says that nothing is stored any more. */
  static StorageException goingDown() {
    return new StorageException("The server is going down.", null);
  }
}
