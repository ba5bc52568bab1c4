package org.hiroba.log;

/** Holds the ports through which features read and write what is theirs, by their types. */
public interface Ports {
  /**
   * Returns a port.
   *
   * @throws IllegalArgumentException no feature brought it
   */
  <T> T port(Class<T> type);
}
