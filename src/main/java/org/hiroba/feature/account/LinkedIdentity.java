package org.hiroba.feature.account;

/**
 * Names a person as somebody else knows them.
 *
 * @param issuer who knows them, for example a provider's URL
 * @param subject by which the issuer names them for good
 */
public record LinkedIdentity(String issuer, String subject) {
  /** How long each of the two may be. */
  public static final int MAX_CHARS = 255;

  /** Checks what both must be. */
  public LinkedIdentity {
    require("An issuer", issuer);
    require("A subject", subject);
  }

  private static void require(String what, String value) {
    boolean fits =
        !value.isBlank()
            && value.length() <= MAX_CHARS
            && value.chars().noneMatch(Character::isISOControl);
    if (!fits) {
      throw new IllegalArgumentException(
          what + " has 1 to " + MAX_CHARS + " characters and no control characters.");
    }
  }
}
