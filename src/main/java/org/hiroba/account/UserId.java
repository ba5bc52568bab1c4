package org.hiroba.account;

/**
 * Names one account for good; an opaque string.
 *
 * @param value 1 to 64 characters, never shown to people
 */
public record UserId(String value) {
  /** Checks the length only: an id is opaque. */
  public UserId {
    if (value.isEmpty() || value.length() > 64) {
      throw new IllegalArgumentException("a user id has 1 to 64 characters");
    }
  }

  @Override
  public String toString() {
    return value;
  }
}
