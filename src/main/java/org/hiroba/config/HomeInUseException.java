package org.hiroba.config;

/**
 * Says that a server has locked the home folder, which may then be asked to do something itself.
 */
public final class HomeInUseException extends SettingsException {
  private static final long serialVersionUID = 1L;

  /** Makes an exception with the one line to show. */
  public HomeInUseException(String message) {
    super(message);
  }
}
