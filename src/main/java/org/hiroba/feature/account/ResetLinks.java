package org.hiroba.feature.account;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.hiroba.account.AccountName;
import org.hiroba.account.AccountRole;
import org.hiroba.account.TokenHash;
import org.hiroba.account.UserId;
import org.hiroba.feature.mail.QueuedMail;
import org.hiroba.log.LogWriter;
import org.hiroba.log.Outcome;
import org.hiroba.log.Refusal;
import org.hiroba.log.StorageException;
import org.hiroba.log.WriteTransaction;

/**
 * Makes links by which people set the password of their account, and lets those do so who hold one.
 * Thread-safe; methods wait for the database and for hashes.
 */
public final class ResetLinks {
  /** For how long a link is good. */
  static final Duration LIFETIME = Duration.ofHours(24);

  private final LogWriter writer;
  private final AccountBook book;
  private final PasswordHashing hashing;
  private final Clock clock;

  /** Makes the use cases. */
  public ResetLinks(LogWriter writer, AccountBook book, PasswordHashing hashing, Clock clock) {
    this.writer = writer;
    this.book = book;
    this.hashing = hashing;
    this.clock = clock;
  }

  /**
   * Makes a link by which the holder sets an account's password, once and within 24 hours; earlier
   * ones of the account end.
   *
   * @throws Refusal there is no such account
   * @throws StorageException the database cannot answer for now
   */
  public MadeLink make(Actor actor, UserId user) throws Refusal {
    String token = MadeLink.freshToken();
    return new MadeLink(make(actor, user, TokenHash.of(token)), token);
  }

  /**
   * Makes such a link of whose token only the hash is known here.
   *
   * @throws Refusal there is no such account
   * @throws StorageException the database cannot answer for now
   */
  public EntryLink make(Actor actor, UserId user, TokenHash hash) throws Refusal {
    return Outcome.await(
        writer.submit(
            (tx, at) -> {
              if (tx.port(AccountWrites.class).person(user).isEmpty()) {
                throw People.nobody();
              }
              EntryLink link = add(tx, at, actor, user, hash, LIFETIME);
              actor.did(tx, at, "password.reset-link", user.value(), "");
              return link;
            }));
  }

  /** Adds a link that sets a password, in the place of all others of the account. */
  static EntryLink add(
      WriteTransaction tx,
      Instant at,
      Actor actor,
      UserId user,
      TokenHash hash,
      Duration lifetime) {
    EntryLink link =
        new EntryLink(
            freshId(),
            hash,
            user,
            AccountRole.MEMBER,
            List.of(),
            1,
            at,
            at.plus(lifetime),
            actor.user());
    LinkWrites links = tx.port(LinkWrites.class);
    links.removeExpired(at);
    links.removeResets(user);
    links.add(link);
    return link;
  }

  /** Makes the id of a link. */
  static String freshId() {
    return "r" + UUID.randomUUID().toString().replace("-", "");
  }

  /** Adds a link that a mail brings, beside those that there are. */
  static void addBeside(
      WriteTransaction tx, Instant at, UserId user, QueuedMail mail, TokenHash hash) {
    LinkWrites links = tx.port(LinkWrites.class);
    links.removeExpired(at);
    links.add(
        new EntryLink(
            String.valueOf(mail.link()),
            hash,
            user,
            AccountRole.MEMBER,
            List.of(),
            1,
            at,
            mail.expiresAt(),
            null));
  }

  /**
   * Sets the password of the account whose link somebody holds; all sign-ins of the account end.
   *
   * @throws Refusal the link is no good, or the password does not fit
   * @throws StorageException the database cannot answer for now
   */
  public void reset(String token, String password, Entrant entrant) throws Refusal {
    TokenHash hash = TokenHash.of(token);
    UserId user = whose(EntryLink.requireGood(book.link(hash), clock.instant(), false));
    AccountView person = book.person(user).orElseThrow(EntryLink::noGood);
    String passwordHash =
        hashing.hash(PasswordRules.requireFit(password, new AccountName(person.user().name())));
    Outcome.await(
        writer.submit(
            (tx, at) -> {
              EntryLink.requireGood(tx.port(LinkWrites.class).find(hash), at, false);
              tx.port(AccountWrites.class).setPassword(user, passwordHash, at);
              tx.port(LinkWrites.class).removeResets(user);
              Endings.otherSignIns(tx, user, null);
              new Actor(user, entrant.origin().address())
                  .did(tx, at, "password.reset", user.value(), "");
              return at;
            }));
  }

  private static UserId whose(EntryLink link) throws Refusal {
    UserId user = link.user();
    if (user == null) {
      throw EntryLink.noGood();
    }
    return user;
  }
}
