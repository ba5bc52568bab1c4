package org.hiroba.feature.identity;

import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Says what an issuer knows of a person who showed that they are that person. Immutable.
 *
 * @param issuer who says it, for example {@code ldap}, or the URL of a provider; 1 to {@value
 *     #MAX_CHARS} characters
 * @param subject what the issuer calls the person for ever, as it is compared: the caller folds
 *     what differs only in its spelling; 1 to {@value #MAX_CHARS} characters
 * @param name by which the person is known, which may change; may be none that an account can have
 * @param displayName what others read; null if the issuer says none
 * @param mail where to write to; null if the issuer says none. Nobody is recognised by it
 * @param groups of which the person is a member; empty: the issuer cannot say, which is not the
 *     same as none
 */
public record ExternalIdentity(
    String issuer,
    String subject,
    String name,
    @Nullable String displayName,
    @Nullable String mail,
    Optional<Set<String>> groups) {
  /** How long issuer and subject may be. */
  public static final int MAX_CHARS = 512;

  /** How many groups count; a person of more is one of whom the groups are not known. */
  public static final int MAX_GROUPS = 5_000;

  /**
   * Copies the groups.
   *
   * @throws IllegalArgumentException issuer or subject is empty or too long
   */
  public ExternalIdentity {
    requireFit("issuer", issuer);
    requireFit("subject", subject);
    groups = groups.filter(known -> known.size() <= MAX_GROUPS).map(Set::copyOf);
  }

  private static void requireFit(String what, String text) {
    if (text.isEmpty() || text.length() > MAX_CHARS) {
      throw new IllegalArgumentException(
          "The " + what + " of an identity has 1 to " + MAX_CHARS + " characters.");
    }
  }
}
