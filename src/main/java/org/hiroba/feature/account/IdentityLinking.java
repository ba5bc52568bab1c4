package org.hiroba.feature.account;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.hiroba.account.UserId;
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
  static final int MAX_OF_ONE = 20;

  private final LogWriter writer;
  private final LinkedIdentities linked;

  /** Makes the use cases. */
  public IdentityLinking(LogWriter writer, LinkedIdentities linked) {
    this.writer = writer;
    this.linked = linked;
  }

  /** Finds the identities of some accounts; one without any is not in the answer. */
  public Map<UserId, List<LinkedIdentity>> of(Collection<UserId> users) {
    return linked.of(users);
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
                  tx.port(AccountWrites.class).person(user).orElseThrow(People::nobody);
              IdentityLinks links = tx.port(IdentityLinks.class);
              Optional<UserId> holder = links.holder(identity);
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
              links.link(person.user().id(), identity, at);
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
              if (!tx.port(IdentityLinks.class).unlink(user, identity)) {
                throw new Refusal(
                    Refusal.Reason.NOT_FOUND, "The account does not have this identity.");
              }
              actor.did(tx, at, "identity.unlink", user.value(), identity.issuer());
              return at;
            }));
  }
}
