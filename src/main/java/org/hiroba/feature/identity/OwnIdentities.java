package org.hiroba.feature.identity;

import java.util.List;
import java.util.Optional;
import org.hiroba.account.TokenHash;
import org.hiroba.account.User;
import org.hiroba.account.UserId;
import org.hiroba.feature.account.AccountWrites;
import org.hiroba.feature.account.Actor;
import org.hiroba.feature.account.Entrant;
import org.hiroba.feature.account.OwnProof;
import org.hiroba.feature.signin.SignInEnded;
import org.hiroba.feature.signin.SignInWrites;
import org.hiroba.log.CodedRefusal;
import org.hiroba.log.LogWriter;
import org.hiroba.log.Outcome;
import org.hiroba.log.Refusal;
import org.jspecify.annotations.Nullable;

/**
 * What people do about how they are known elsewhere: they link an identity that they have shown to
 * be theirs with the account in which they are signed in, and end such links. Thread-safe; methods
 * wait for the database.
 */
public final class OwnIdentities {
  private final LogWriter writer;
  private final Identities identities;
  private final IdentityLinking linking;
  private final OwnProof proof;
  private final boolean passwordsForAll;

  /**
   * Makes the use cases.
   *
   * @param passwordsForAll whether passwords here are for all, and not for administrators alone
   */
  public OwnIdentities(
      LogWriter writer,
      Identities identities,
      IdentityLinking linking,
      OwnProof proof,
      boolean passwordsForAll) {
    this.writer = writer;
    this.identities = identities;
    this.linking = linking;
    this.proof = proof;
    this.passwordsForAll = passwordsForAll;
  }

  /** Lists one's own, with the names that the issuers told last. */
  public List<Identity> of(UserId user) {
    return identities.of(List.of(user));
  }

  /** Returns who asks for a proof that somebody is the account's owner. */
  public OwnProof proof() {
    return proof;
  }

  /**
   * Links an identity that somebody showed to be theirs; one that they have already stays. The
   * proof was asked for.
   *
   * @param address where they are, for the trail
   * @throws Refusal {@code identity-taken}: another account has it; or there are too many
   * @throws org.hiroba.log.StorageException the database cannot answer for now
   */
  public void link(UserId user, ExternalIdentity who, String address) throws Refusal {
    try {
      linking.link(new Actor(user, address), user, new LinkedIdentity(who.issuer(), who.subject()));
    } catch (CodedRefusal e) {
      // Whose it is, is nobody's business but an administrator's.
      throw e.code().equals("identity-taken")
          ? new CodedRefusal(
              Refusal.Reason.CONFLICT,
              "identity-taken",
              "Another account here has this identity. If that is yours too, unlink it there, or"
                  + " ask an administrator.")
          : e;
    }
  }

  /**
   * Ends a link of one's own, and the sign-ins that came by it, the present one apart.
   *
   * @param present the sign-in that goes on
   * @param password null if the sign-in is younger than ten minutes
   * @throws Refusal as {@link OwnProof#require}; {@code last-way-in}: nothing else lets them in;
   *     {@code not-allowed}: it is of the system that keeps the account; or they do not have it
   * @throws org.hiroba.log.StorageException the database cannot answer for now
   */
  public void unlink(
      User user,
      LinkedIdentity identity,
      TokenHash present,
      @Nullable String password,
      Entrant entrant)
      throws Refusal {
    if (identity.issuer().equals(AccountWrites.BY_SCIM)) {
      throw new CodedRefusal(
          Refusal.Reason.FORBIDDEN,
          "not-allowed",
          "The system that keeps your account needs this; only an administrator unlinks it.");
    }
    proof.require(user, present, password, entrant);
    Actor self = new Actor(user.id(), entrant.origin().address());
    Outcome.await(
        writer.submit(
            (tx, at) -> {
              IdentityWrites links = tx.port(IdentityWrites.class);
              List<Identity> all = links.of(user.id());
              Optional<Identity> gone =
                  all.stream()
                      .filter(
                          one ->
                              one.issuer().equals(identity.issuer())
                                  && one.subject().equals(identity.subject()))
                      .findFirst();
              if (gone.isEmpty()) {
                throw new Refusal(Refusal.Reason.NOT_FOUND, "You do not have this identity.");
              }
              boolean byPassword =
                  (passwordsForAll || user.isAdmin())
                      && tx.port(AccountWrites.class).passwordHash(user.id()).isPresent();
              boolean other =
                  all.stream()
                      .anyMatch(
                          one ->
                              !one.equals(gone.get())
                                  && !one.issuer().equals(AccountWrites.BY_SCIM));
              if (!byPassword && !other) {
                throw new CodedRefusal(
                    Refusal.Reason.CONFLICT,
                    "last-way-in",
                    "Nothing else lets you in: link another identity first.");
              }
              links.unlink(identity.issuer(), identity.subject());
              for (TokenHash hash : links.signIns(identity.issuer(), user.id())) {
                if (!hash.equals(present)) {
                  tx.port(SignInWrites.class).removeSession(hash);
                  tx.note(new SignInEnded(user.id(), hash));
                }
              }
              self.did(tx, at, "identity.unlink", user.id().value(), identity.issuer());
              return at;
            }));
  }
}
