package org.hiroba.feature.account;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.hiroba.account.AccountName;
import org.hiroba.account.TokenHash;
import org.hiroba.account.User;
import org.hiroba.account.UserId;
import org.hiroba.log.CodedRefusal;
import org.hiroba.log.LogWriter;
import org.hiroba.log.Outcome;
import org.hiroba.log.Refusal;
import org.hiroba.log.StorageException;

/**
 * What people do about their own account: the password, and where they are signed in. Thread-safe;
 * methods wait for the database and for hashes.
 */
public final class OwnAccount {
  private final LogWriter writer;
  private final AccountBook book;
  private final PasswordHashing hashing;
  private final PasswordCheck check;
  private final Clock clock;

  /** Makes the use cases. */
  public OwnAccount(
      LogWriter writer,
      AccountBook book,
      PasswordHashing hashing,
      PasswordCheck check,
      Clock clock) {
    this.writer = writer;
    this.book = book;
    this.hashing = hashing;
    this.check = check;
    this.clock = clock;
  }

  /**
   * Changes one's own password; the other sign-ins of the account end, tokens of programs stay.
   *
   * @param kept the sign-in that goes on
   * @throws Refusal the old one is wrong, the new one does not fit, or there is none to change
   * @throws StorageException the database cannot answer for now
   */
  public void changePassword(User user, String old, String fresh, TokenHash kept, Entrant entrant)
      throws Refusal {
    if (book.password(user.id()).isEmpty()) {
      throw new CodedRefusal(
          Refusal.Reason.CONFLICT, "no-password", "This account has no password to change.");
    }
    AccountName name = new AccountName(user.name());
    String before = check.require(name.key(), () -> book.password(user.id()), old, entrant).hash();
    String after = hashing.hash(PasswordRules.requireFit(fresh, name));
    Actor self = new Actor(user.id(), entrant.origin().address());
    Outcome.await(
        writer.submit(
            (tx, at) -> {
              AccountWrites accounts = tx.port(AccountWrites.class);
              Optional<String> now = accounts.passwordHash(user.id());
              if (now.equals(Optional.of(after))) {
                // An earlier attempt was committed after all.
                return at;
              }
              if (!now.equals(Optional.of(before))) {
                throw PasswordCheck.wrong();
              }
              accounts.setPassword(user.id(), after, at);
              tx.port(LinkWrites.class).removeResets(user.id());
              Endings.otherSignIns(tx, user.id(), kept);
              self.did(tx, at, "password.change", user.id().value(), "");
              return at;
            }));
  }

  /** Lists where one is signed in, newest first. */
  public List<OwnSignIn> signIns(UserId user) {
    return book.signIns(user, clock.instant());
  }

  /**
   * Ends one of one's own sign-ins; its sockets are closed with 4001.
   *
   * @throws Refusal the account has no such sign-in
   * @throws StorageException the database cannot answer for now
   */
  public void endSignIn(UserId user, String id, String address) throws Refusal {
    Actor self = new Actor(user, address);
    Outcome.await(
        writer.submit(
            (tx, at) -> {
              TokenHash hash =
                  tx.port(AccountWrites.class)
                      .signIn(user, id)
                      .orElseThrow(
                          () ->
                              new Refusal(
                                  Refusal.Reason.NOT_FOUND, "You have no sign-in with this id."));
              Endings.signIn(tx, user, hash);
              self.did(tx, at, "session.end", user.value(), "");
              return at;
            }));
  }
}
