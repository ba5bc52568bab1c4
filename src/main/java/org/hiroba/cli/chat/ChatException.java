package org.hiroba.cli.chat;

/** Ends a chat command with one line for the person at the terminal and an exit code of its own. */
public final class ChatException extends RuntimeException {
  /** The server refused something, or what was asked for does not exist. */
  public static final int REFUSED = 1;

  /** Nobody is signed in, or the token is not good, or is good no more. */
  public static final int NOT_SIGNED_IN = 3;

  /** The server could not be reached, or did not answer in time. */
  public static final int UNREACHABLE = 4;

  private static final long serialVersionUID = 1L;

  private final int exitCode;

  /** Makes one from a line for people. */
  public ChatException(int exitCode, String message) {
    super(message);
    this.exitCode = exitCode;
  }

  /** Makes one from a line for people and what caused it. */
  public ChatException(int exitCode, String message, Throwable cause) {
    super(message, cause);
    this.exitCode = exitCode;
  }

  /** Returns what the process ends with. */
  public int exitCode() {
    return exitCode;
  }
}
