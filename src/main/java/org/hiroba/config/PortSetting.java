package org.hiroba.config;

import java.util.OptionalInt;

/**
 * Says on which port something listens. Immutable.
 *
 * @param number 1–65535, 0 for any free port, empty for off
 */
public record PortSetting(OptionalInt number) {
  /**
   * Checks the range.
   *
   * @throws IllegalArgumentException if the number is below 0 or above 65535
   */
  public PortSetting {
    if (number.isPresent() && (number.getAsInt() < 0 || number.getAsInt() > 65_535)) {
      throw new IllegalArgumentException("A port is 0–65535, not " + number.getAsInt());
    }
  }

  /** Makes a setting for a port; 0 stands for any free one. */
  public static PortSetting of(int number) {
    return new PortSetting(OptionalInt.of(number));
  }

  /** Makes the setting for no listener at all. */
  public static PortSetting off() {
    return new PortSetting(OptionalInt.empty());
  }

  /** Tells whether nothing shall listen. */
  public boolean isOff() {
    return number.isEmpty();
  }

  @Override
  public String toString() {
    return isOff() ? "off" : Integer.toString(number.getAsInt());
  }
}
