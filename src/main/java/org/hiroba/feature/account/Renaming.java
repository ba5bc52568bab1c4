package org.hiroba.feature.account;

import java.time.Instant;
import java.util.Optional;
import org.hiroba.account.AccountName;
import org.hiroba.account.Profile;
import org.hiroba.account.User;
import org.hiroba.account.UserRef;
import org.hiroba.feature.mention.NameReleased;
import org.hiroba.feature.profile.ProfileSet;
import org.hiroba.feature.profile.ProfileWrites;
import org.hiroba.feature.signin.NameRules;
import org.hiroba.feature.signin.SignInWrites;
import org.hiroba.log.Refusal;
import org.hiroba.log.WriteTransaction;
import org.jspecify.annotations.Nullable;

/** Gives accounts other names, in the open transaction. Stateless. */
public final class Renaming {
  private Renaming() {}

  /**
   * Renames an account, if anything is to change.
   *
   * @param wantedName by which its owner signs in; null for the one it has
   * @param wantedDisplayName what others read; null for the one it has, which follows the name
   *     where both were the same
   * @throws Refusal somebody else has the name, or it means something else
   */
  public static void carryOut(
      WriteTransaction tx,
      Instant at,
      Actor actor,
      User user,
      @Nullable AccountName wantedName,
      @Nullable String wantedDisplayName)
      throws Refusal {
    AccountName name = wantedName == null ? new AccountName(user.name()) : wantedName;
    // Who was shown under the sign-in name is shown under the new one.
    String usual = user.displayName().equals(user.name()) ? name.value() : user.displayName();
    String displayName = wantedDisplayName == null ? usual : wantedDisplayName;
    if (name.value().equals(user.name()) && displayName.equals(user.displayName())) {
      return;
    }
    SignInWrites accounts = tx.port(SignInWrites.class);
    if (accounts.findAccountByName(name).filter(one -> !one.id().equals(user.id())).isPresent()) {
      throw Newcomer.taken();
    }
    if (!name.key().equals(new AccountName(user.name()).key())) {
      NameRules.requireFree(accounts, name, user.isAdmin());
    }
    tx.port(AccountWrites.class).rename(user.id(), name, displayName);
    UserRef now = new UserRef(user.id(), name.value(), displayName);
    Optional<Profile> profile = tx.port(ProfileWrites.class).profile(user.id());
    tx.note(new ProfileSet(profile.map(one -> one.of(now)).orElse(new Profile(now, ""))));
    tx.note(new NameReleased(user.id()));
    actor.did(tx, at, "user.rename", user.id().value(), "");
  }
}
