package org.hiroba.config;

/**
 * Says that the settings do not allow a start. The message is one line that names the key, its
 * value (never a secret one), where it stands and what is allowed: print it as it is.
 */
public class SettingsException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** Makes an exception with the one line to show. */
  public SettingsException(String message) {
    super(message);
  }

  /** Makes an exception with the one line to show and its cause. */
  public SettingsException(String message, Throwable cause) {
    super(message, cause);
  }
}
