package org.hiroba.feature.identity;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.hiroba.account.UserId;
import org.hiroba.feature.account.AccountView;
import org.hiroba.feature.account.AccountWrites;
import org.hiroba.feature.account.Actor;
import org.hiroba.log.CodedRefusal;
import org.hiroba.log.LogWriter;
import org.hiroba.log.Outcome;
import org.hiroba.log.Refusal;
import org.hiroba.log.StorageException;

/**
 * Links accounts with what others know people by, for administrators. Thread-safe; methods wait for
 * the database.
 */
public final class IdentityLinking {
  /** How many identities an account has at most. */
  public static final int MAX_OF_ONE = 20;

  private final LogWriter writer;
  private final Identities identities;

  /** Makes the use cases. */
  public IdentityLinking(LogWriter writer, Identities identities) {
    this.writer = writer;
    this.identities = identities;
  }

  /** Finds the identities of some accounts; one without any is not in the answer. */
  public Map<UserId, List<LinkedIdentity>> of(Collection<UserId> users) {
    Map<UserId, List<LinkedIdentity>> found = new HashMap<>();
    for (Identity one : identities.of(users)) {
      found
          .computeIfAbsent(one.account(), same -> new ArrayList<>())
          .add(new LinkedIdentity(one.issuer(), one.subject()));
    }
    return found;
  }

  /**
   * Links an identity with an account; one that it has already stays.
   *
   * @throws Refusal there is no such account, somebody else has the identity, or it has too many
   * @throws StorageException the database cannot answer for now
   */
  public void link(Actor actor, UserId user, LinkedIdentity identity) throws Refusal {
    Outcome.await(
        writer.submit(
            (tx, at) -> {
              AccountView person =
                  tx.port(AccountWrites.class).person(user).orElseThrow(IdentityLinking::nobody);
              IdentityWrites links = tx.port(IdentityWrites.class);
              Optional<UserId> holder =
                  links.find(identity.issuer(), identity.subject()).map(Identity::account);
              if (holder.equals(Optional.of(user))) {
                return at;
              }
              if (holder.isPresent()) {
                throw new CodedRefusal(
                    Refusal.Reason.CONFLICT,
                    "identity-taken",
                    "The account "
                        + holder.get()
                        + " has this identity; take it from that one first.");
              }
              if (links.of(user).size() >= MAX_OF_ONE) {
                throw new Refusal(
                    Refusal.Reason.CONFLICT,
                    "An account has at most " + MAX_OF_ONE + " identities; unlink one first.");
              }
              links.link(
                  new Identity(
                      identity.issuer(),
                      identity.subject(),
                      person.user().id(),
                      person.user().name(),
                      at,
                      null),
                  at);
              actor.did(tx, at, "identity.link", user.value(), identity.issuer());
              return at;
            }));
  }

  /**
   * Takes an identity from an account.
   *
   * @throws Refusal it does not have it
   * @throws StorageException the database cannot answer for now
   */
  public void unlink(Actor actor, UserId user, LinkedIdentity identity) throws Refusal {
    Outcome.await(
        writer.submit(
            (tx, at) -> {
              IdentityWrites links = tx.port(IdentityWrites.class);
              boolean theirs =
                  links
                      .find(identity.issuer(), identity.subject())
                      .filter(one -> one.account().equals(user))
                      .isPresent();
              if (!theirs) {
                throw new Refusal(
                    Refusal.Reason.NOT_FOUND, "The account does not have this identity.");
              }
              links.unlink(identity.issuer(), identity.subject());
              actor.did(tx, at, "identity.unlink", user.value(), identity.issuer());
              return at;
            }));
  }

  private static Refusal nobody() {
    return new Refusal(Refusal.Reason.NOT_FOUND, "There is no account with this id.");
  }
}
