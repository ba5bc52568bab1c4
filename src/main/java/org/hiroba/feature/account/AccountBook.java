package org.hiroba.feature.account;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.hiroba.account.AccountName;
import org.hiroba.account.TokenHash;
import org.hiroba.account.UserId;

/** Reads what Hiroba keeps of accounts beside their names. Thread-safe; waits for the database. */
public interface AccountBook {
  /** Finds the password of the account that holds a name; empty for one without a password. */
  Optional<StoredPassword> password(AccountName name);

  /** Finds the password of an account; empty for one without a password. */
  Optional<StoredPassword> password(UserId user);

  /** Tells whether an administrator is there who is active and has a password. */
  boolean hasAdmin();

  /** Lists the sign-ins of an account that are good at {@code now}, newest first. */
  List<OwnSignIn> signIns(UserId user, Instant now);

  /** Finds an account that holds a name. */
  Optional<AccountView> person(UserId user);

  /** Finds the account that holds a name. */
  Optional<AccountView> holder(AccountName name);

  /** Lists accounts that hold a name, in the order of their folded names. */
  List<AccountView> people(PeopleQuery query);

  /** Finds a link by its token's hash, used up and expired ones included. */
  Optional<EntryLink> link(TokenHash hash);

  /** Lists invitations that are good at {@code now}, newest first, at most {@code limit}. */
  List<EntryLink> invitations(Instant now, int limit);
}
