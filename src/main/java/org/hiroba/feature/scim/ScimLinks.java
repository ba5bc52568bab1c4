package org.hiroba.feature.scim;

import java.time.Instant;
import java.util.Optional;
import org.hiroba.account.UserId;
import org.hiroba.feature.account.AccountWrites;
import org.hiroba.feature.account.Actor;
import org.hiroba.feature.identity.Identity;
import org.hiroba.feature.identity.IdentityLinking;
import org.hiroba.feature.identity.IdentityWrites;
import org.hiroba.log.Refusal;
import org.hiroba.log.WriteTransaction;
import org.jspecify.annotations.Nullable;

/**
 * Says whose account somebody has whom the other system brings: an identity as of everybody. Its
 * subject is the {@code externalId}; its issuer is the one by whom people sign in, where {@code
 * externalId}s are that one's subjects, and else {@code scim}, by whom nobody signs in. Immutable.
 */
final class ScimLinks {
  private final Optional<String> issuer;

  /**
   * Makes one.
   *
   * @param issuer by whom people sign in; empty for nobody
   */
  ScimLinks(Optional<String> issuer) {
    this.issuer = issuer;
  }

  private String issuerName() {
    return issuer.orElse(AccountWrites.BY_SCIM);
  }

  /**
   * Finds who has the identity that is meant.
   *
   * @throws Refusal nobody is meant: {@code externalId} is missing, and people sign in by it
   */
  Optional<UserId> holder(WriteTransaction tx, ScimPerson told) throws Refusal {
    String externalId = told.externalId();
    if (externalId == null) {
      if (issuer.isPresent()) {
        throw ScimRefusals.invalidValue(
            "\"externalId\" is missing, by which people sign in here (hiroba.scim.issuer).");
      }
      return Optional.empty();
    }
    return tx.port(IdentityWrites.class).find(issuerName(), externalId).map(Identity::account);
  }

  /**
   * Checks, before anything is written, that an account can be linked with the identity that is
   * meant now.
   *
   * @param present what was meant before
   * @throws Refusal people sign in by it, so it stays; somebody else has it; or the account has too
   *     many identities
   */
  void require(WriteTransaction tx, UserId user, @Nullable String present, ScimPerson told)
      throws Refusal {
    String wanted = told.externalId();
    if (wanted == null) {
      return;
    }
    if (issuer.isPresent() && present != null && !wanted.equals(present)) {
      throw ScimRefusals.mutability(
          "\"externalId\" stays: the person signs in by it (hiroba.scim.issuer).");
    }
    IdentityWrites identities = tx.port(IdentityWrites.class);
    Optional<UserId> holder = identities.find(issuerName(), wanted).map(Identity::account);
    if (holder.filter(one -> !one.equals(user)).isPresent()) {
      throw ScimRefusals.uniqueness(
          "The account " + holder.get() + " has the identity of this externalId.");
    }
    if (holder.isEmpty() && identities.of(user).size() >= IdentityLinking.MAX_OF_ONE) {
      throw ScimRefusals.uniqueness(
          "The account has " + IdentityLinking.MAX_OF_ONE + " identities; unlink one first.");
    }
  }

  /**
   * Links an account with the identity that is meant, in the place of the one that SCIM meant
   * before; {@link #require} was asked.
   */
  void link(
      WriteTransaction tx,
      Instant at,
      Actor actor,
      UserId user,
      @Nullable String present,
      ScimPerson told) {
    IdentityWrites identities = tx.port(IdentityWrites.class);
    String subject = subject(user, told.externalId());
    if (identities.find(issuerName(), subject).isPresent()) {
      return;
    }
    String before = subject(user, present);
    if (!before.equals(subject) && isTheirs(identities, user, before)) {
      identities.unlink(AccountWrites.BY_SCIM, before);
    }
    identities.link(new Identity(issuerName(), subject, user, told.userName(), at, null), at);
    actor.did(tx, at, "identity.link", user.value(), issuerName());
  }

  private static String subject(UserId user, @Nullable String externalId) {
    return externalId == null ? user.value() : externalId;
  }

  private static boolean isTheirs(IdentityWrites identities, UserId user, String subject) {
    return identities
        .find(AccountWrites.BY_SCIM, subject)
        .filter(one -> one.account().equals(user))
        .isPresent();
  }
}
