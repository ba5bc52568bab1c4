package org.hiroba.feature.identity;

/**
 * Names a person as somebody else knows them.
 *
 * @param issuer who knows them, for example a provider's URL
 * @param subject by which the issuer names them for good
 */
public record LinkedIdentity(String issuer, String subject) {
  /** Checks what both must be. */
  public LinkedIdentity {
    require("An issuer", issuer);
    require("A subject", subject);
  }

  private static void require(String what, String value) {
    boolean fits =
        !value.isBlank()
            && value.length() <= ExternalIdentity.MAX_CHARS
            && value.chars().noneMatch(Character::isISOControl);
    if (!fits) {
      throw new IllegalArgumentException(
          what
              + " has 1 to "
              + ExternalIdentity.MAX_CHARS
              + " characters and no control characters.");
    }
  }
}
