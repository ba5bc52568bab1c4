package org.hiroba.feature.scim;

import java.time.Instant;
import java.util.Optional;
import org.hiroba.account.UserId;
import org.hiroba.feature.account.AccountWrites;
import org.hiroba.feature.account.Actor;
import org.hiroba.feature.account.Disabling;
import org.hiroba.log.CodedRefusal;
import org.hiroba.log.Refusal;
import org.hiroba.log.WriteTransaction;

/**
 * Lets people come in, or not, as the other system says; what an administrator decided by hand
 * stays. Stateless.
 */
final class ScimStates {
  private ScimStates() {}

  /**
   * Checks, before anything is written, that somebody may be told so.
   *
   * @throws Refusal nobody else could administer
   */
  static void require(WriteTransaction tx, UserId id, boolean active) throws Refusal {
    AccountWrites accounts = tx.port(AccountWrites.class);
    if (!active && accounts.disabledBy(id).isEmpty() && accounts.isLastAdmin(id)) {
      throw new CodedRefusal(
          Refusal.Reason.CONFLICT,
          "last-admin",
          "This is the last administrator of Hiroba who can sign in; an administrator makes"
              + " somebody else one first.");
    }
  }

  /**
   * Sets the state of an account; sign-ins, tokens and sockets of who may come in no more end.
   * {@link #require} was asked.
   */
  static void set(WriteTransaction tx, Instant at, Actor actor, UserId id, boolean active) {
    AccountWrites accounts = tx.port(AccountWrites.class);
    Optional<String> disabledBy = accounts.disabledBy(id);
    if (active && disabledBy.equals(Optional.of(AccountWrites.BY_SCIM))) {
      accounts.setActive(id, true, AccountWrites.BY_SCIM);
      actor.did(tx, at, "user.enable", id.value(), "");
    } else if (!active && disabledBy.isEmpty()) {
      accounts.setActive(id, false, AccountWrites.BY_SCIM);
      Disabling.ends(tx, id);
      actor.did(tx, at, "user.disable", id.value(), "");
    } else if (!active && !disabledBy.equals(Optional.of(AccountWrites.BY_HAND))) {
      // A directory that enables again whom it disabled shall not do so against this word.
      accounts.setActive(id, false, AccountWrites.BY_SCIM);
    }
  }
}
