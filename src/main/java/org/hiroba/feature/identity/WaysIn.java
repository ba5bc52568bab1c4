package org.hiroba.feature.identity;

import java.util.List;
import java.util.Optional;

/**
 * Holds how people come in whom somebody else knows, for whoever serves them.
 *
 * @param linking what administrators do about whose an identity is
 * @param own what people do about their own identities
 * @param verifiers who know passwords, beside this server and the realm of the container
 * @param gone what becomes of people whom their issuer knows no more
 */
public record WaysIn(
    IdentityBook book,
    PasswordDoor door,
    Identities identities,
    IdentityLinking linking,
    OwnIdentities own,
    IssuerSignOut signOut,
    List<PasswordVerifier> verifiers,
    GoneDesk gone) {
  /** Copies the list. */
  public WaysIn {
    verifiers = List.copyOf(verifiers);
  }

  /** Finds who checks passwords by a mode of {@code hiroba.auth}. */
  public Optional<PasswordVerifier> verifier(String mode) {
    return verifiers.stream().filter(one -> one.mode().equals(mode)).findFirst();
  }
}
