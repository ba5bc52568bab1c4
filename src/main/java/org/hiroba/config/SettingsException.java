package org.hiroba.config;

import java.util.List;

/**
 * Says that the settings do not allow a start. The message is a line for each problem, which names
 * the key, its value (never a secret one), where it stands and what is allowed: print it as it is.
 */
public class SettingsException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** Makes an exception with the one line to show. */
  public SettingsException(String message) {
    super(message);
  }

  /** Makes an exception with one line for each problem. */
  public SettingsException(List<String> problems) {
    super(String.join("\n", problems));
  }

  /** Makes an exception with the one line to show and its cause. */
  public SettingsException(String message, Throwable cause) {
    super(message, cause);
  }
}
