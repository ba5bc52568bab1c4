package org.hiroba.feature.account;

import java.time.Instant;
import java.util.Optional;
import org.hiroba.account.AccountName;
import org.hiroba.account.AccountRole;
import org.hiroba.account.User;
import org.hiroba.feature.signin.FreshAccount;
import org.hiroba.feature.signin.NameRules;
import org.hiroba.feature.signin.SignInWrites;
import org.hiroba.log.CodedRefusal;
import org.hiroba.log.Refusal;
import org.hiroba.log.WriteTransaction;
import org.jspecify.annotations.Nullable;

/**
 * Describes an account that is to be made; a member of the lobby from the beginning, guests apart.
 *
 * @param displayName what others read; null for the name itself
 */
record Newcomer(AccountName name, @Nullable String displayName, AccountRole role) {
  /**
   * Makes the account.
   *
   * @throws Refusal somebody holds the name, it is reserved, or others would take it for another's
   */
  User arrive(WriteTransaction tx, Instant at) throws Refusal {
    SignInWrites accounts = tx.port(SignInWrites.class);
    Optional<User> holder = accounts.findAccountByName(name);
    if (holder.isPresent()) {
      throw taken();
    }
    NameRules.requireFree(accounts, name, role == AccountRole.ADMIN);
    return FreshAccount.make(tx, at, name, displayName, role);
  }

  static Refusal taken() {
    return new CodedRefusal(
        Refusal.Reason.CONFLICT,
        "name-taken",
        "Somebody has this name already; choose another one.");
  }
}
