package org.hiroba.feature.account;

import org.hiroba.account.ApiToken;
import org.hiroba.account.TokenHash;
import org.hiroba.account.UserId;
import org.hiroba.feature.signin.SignInEnded;
import org.hiroba.feature.signin.SignInWrites;
import org.hiroba.log.WriteTransaction;
import org.jspecify.annotations.Nullable;

/** Ends what acts for an account, in the open transaction. Stateless. */
final class Endings {
  private Endings() {}

  /** Ends a sign-in. */
  static void signIn(WriteTransaction tx, UserId user, TokenHash hash) {
    tx.port(SignInWrites.class).removeSession(hash);
    tx.note(new SignInEnded(user, hash));
  }

  /** Ends all sign-ins of an account but one. */
  static void otherSignIns(WriteTransaction tx, UserId user, @Nullable TokenHash kept) {
    for (TokenHash hash : tx.port(AccountWrites.class).signIns(user)) {
      if (!hash.equals(kept)) {
        signIn(tx, user, hash);
      }
    }
  }

  /** Ends all sign-ins and the tokens of an account's programs. */
  static void everything(WriteTransaction tx, UserId user) {
    otherSignIns(tx, user, null);
    for (ApiToken token : tx.port(SignInWrites.class).tokens(user)) {
      tx.port(SignInWrites.class).removeToken(token.hash());
      tx.note(new SignInEnded(user, token.hash()));
    }
  }
}
