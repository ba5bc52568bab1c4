package org.hiroba.feature.account;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.hiroba.account.AccountName;
import org.hiroba.account.TokenHash;
import org.hiroba.account.UserId;

/** Writes what Hiroba keeps of accounts, in the open transaction. For the writer's thread. */
public interface AccountWrites {
  /** An administrator said so. */
  String BY_HAND = "hand";

  /** The system that keeps accounts by SCIM said so. As an issuer it lets nobody in. */
  String BY_SCIM = "scim";

  /** Finds an account, also one that holds its name no more; none that was erased. */
  Optional<AccountView> person(UserId user);

  /** Finds the hash of an account's password. */
  Optional<String> passwordHash(UserId user);

  /** Gives an account this password's hash, whatever it had. */
  void setPassword(UserId user, String hash, Instant at);

  /** Puts another hash of the same password in the place of one; nothing happens if it is gone. */
  void replaceHash(UserId user, String before, String after);

  /**
   * Lets an account come in, or not.
   *
   * @param by whose word that is, {@link #BY_HAND} or an issuer's; kept only of who may not come in
   */
  void setActive(UserId user, boolean active, String by);

  /** Returns by whose word an account may not come in; empty if it may. */
  Optional<String> disabledBy(UserId user);

  /** Gives an account another name, which nobody else may hold, and another display name. */
  void rename(UserId user, AccountName name, String displayName);

  /** Tells whether an administrator is there who is active and can sign in. */
  boolean hasAdmin();

  /** Tells the same of administrators other than one. */
  boolean hasAdminBeside(UserId user);

  /** Tells whether an account is the last administrator's who is active and can sign in. */
  default boolean isLastAdmin(UserId user) {
    return hasAdmin() && !hasAdminBeside(user);
  }

  /** Lists the sign-ins of an account. */
  List<TokenHash> signIns(UserId user);

  /** Finds one of an account's own sign-ins by its id. */
  Optional<TokenHash> signIn(UserId user, String id);

  /** Ends all sign-ins by a name alone. */
  void endGuestSignIns();
}
