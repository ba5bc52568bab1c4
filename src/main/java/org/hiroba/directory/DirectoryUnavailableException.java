package org.hiroba.directory;

/** Says that the directory cannot tell for now; the message is for the log and has no secrets. */
final class DirectoryUnavailableException extends Exception {
  private static final long serialVersionUID = 1L;

  DirectoryUnavailableException(String message) {
    super(message);
  }

  DirectoryUnavailableException(String message, Throwable cause) {
    super(message, cause);
  }
}
