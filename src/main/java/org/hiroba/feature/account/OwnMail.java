package org.hiroba.feature.account;

import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import org.hiroba.account.AccountName;
import org.hiroba.account.TokenHash;
import org.hiroba.account.User;
import org.hiroba.account.UserId;
import org.hiroba.config.MailAddress;
import org.hiroba.log.CodedRefusal;
import org.hiroba.log.LogWriter;
import org.hiroba.log.Outcome;
import org.hiroba.log.Refusal;
import org.hiroba.log.StorageException;
import org.jspecify.annotations.Nullable;

/**
 * What people do about the mail address of their account, and administrators about others'. An
 * address counts once its owner has confirmed it by a link that was sent there. What a directory or
 * a provider says goes before it. Thread-safe; methods wait for the database and for hashes.
 */
public final class OwnMail {
  /** For how long an address can be confirmed. */
  public static final Duration LIFETIME = Duration.ofHours(24);

  private final LogWriter writer;
  private final AccountBook book;
  private final MailAddresses addresses;
  private final AccountMail mail;
  private final PasswordCheck check;
  private final Clock clock;

  /** Makes the use cases. */
  public OwnMail(
      LogWriter writer,
      AccountBook book,
      MailAddresses addresses,
      AccountMail mail,
      PasswordCheck check,
      Clock clock) {
    this.writer = writer;
    this.book = book;
    this.addresses = addresses;
    this.mail = mail;
    this.check = check;
    this.clock = clock;
  }

  /**
   * Tells how it stands.
   *
   * @param mail null if no address is known
   * @param pending what is still to be confirmed; null for nothing
   * @param editable whether its owner may change it
   */
  public record Status(@Nullable KnownMail mail, @Nullable MailAddress pending, boolean editable) {}

  /** Tells how it stands about one's own address. */
  public Status status(UserId user) {
    KnownMail known = book.person(user).map(AccountView::mail).orElse(null);
    boolean issuers = known != null && known.isIssuers();
    return new Status(
        known,
        addresses.proposal(user, clock.instant()).map(MailProposal::address).orElse(null),
        mail.isOn() && !issuers);
  }

  /**
   * Sends a link to an address, by which its owner makes it the account's; until then nothing
   * changes.
   *
   * @param signIn by which they came
   * @param password null if the account has none and the sign-in is younger than ten minutes
   * @throws Refusal the password is wrong or missing; a directory knows the address; or no mail can
   *     be sent there now
   * @throws StorageException the database cannot answer for now
   */
  public void change(
      User user,
      TokenHash signIn,
      MailAddress address,
      @Nullable String password,
      Entrant entrant,
      String language)
      throws Refusal {
    if (!mail.isOn()) {
      throw conflict("mail-off", "This server sends no mail, so no address can be confirmed.");
    }
    boolean checked = requireSelf(user, password, entrant);
    Optional<String> refusal = mail.desk().refusal(user.id().value(), 1, address);
    if (refusal.isPresent()) {
      throw Refusal.tooSoon(refusal.get(), Duration.ofMinutes(12));
    }
    String token = MadeLink.freshToken();
    Outcome.await(
        writer.submit(
            (tx, at) -> {
              if (!checked && !OwnFactor.isFresh(tx, signIn, at)) {
                throw passwordRequired();
              }
              MailAddressWrites writes = tx.port(MailAddressWrites.class);
              requireNoIssuer(writes.find(user.id()));
              MailProposal proposal =
                  new MailProposal(user.id(), address, language, at.plus(LIFETIME));
              if (!mail.askToConfirm(tx, at, proposal, token)) {
                throw new Refusal(
                    Refusal.Reason.UNAVAILABLE, "Too many mails wait already; try again later.");
              }
              writes.propose(proposal, TokenHash.of(token));
              return at;
            }));
    mail.desk().wake();
  }

  /**
   * Takes one's own address away, and what waits to be confirmed.
   *
   * @throws Refusal the password is wrong or missing, or a directory knows the address
   * @throws StorageException the database cannot answer for now
   */
  public void remove(User user, TokenHash signIn, @Nullable String password, Entrant entrant)
      throws Refusal {
    boolean checked = requireSelf(user, password, entrant);
    Actor self = new Actor(user.id(), entrant.origin().address());
    Outcome.await(
        writer.submit(
            (tx, at) -> {
              if (!checked && !OwnFactor.isFresh(tx, signIn, at)) {
                throw passwordRequired();
              }
              Optional<KnownMail> before = tx.port(MailAddressWrites.class).find(user.id());
              requireNoIssuer(before);
              tx.port(MailAddressWrites.class).set(user.id(), null);
              if (before.isPresent()) {
                self.did(tx, at, "mail.remove", user.id().value(), "");
                mail.notices().tellOldAddress(tx, at, user.id(), before.get(), "-");
              }
              return at;
            }));
    mail.desk().wake();
  }

  /** Returns whether a password was given, which was right. */
  private boolean requireSelf(User user, @Nullable String password, Entrant entrant)
      throws Refusal {
    if (book.password(user.id()).isEmpty()) {
      return false;
    }
    if (password == null) {
      throw passwordRequired();
    }
    String name = new AccountName(user.name()).key();
    check.require(name, () -> book.password(user.id()), password, entrant);
    return true;
  }

  private static Refusal passwordRequired() {
    return new CodedRefusal(
        Refusal.Reason.UNAUTHORIZED,
        "password-required",
        "Send the same with \"password\"; who has none here signs in anew first.");
  }

  private static void requireNoIssuer(Optional<KnownMail> before) throws Refusal {
    if (before.filter(KnownMail::isIssuers).isPresent()) {
      throw conflict(
          "mail-by-directory",
          "This address comes from the directory or provider that knows the account; change it"
              + " there.");
    }
  }

  private static Refusal conflict(String code, String why) {
    return new CodedRefusal(Refusal.Reason.CONFLICT, code, why);
  }

  /**
   * Makes the address the account's that a link was sent to; the old one is told.
   *
   * @throws Refusal the link is no good
   * @throws StorageException the database cannot answer for now
   */
  public void confirm(String token, Entrant entrant) throws Refusal {
    TokenHash hash = TokenHash.of(token);
    Outcome.await(
        writer.submit(
            (tx, at) -> {
              MailAddressWrites writes = tx.port(MailAddressWrites.class);
              MailProposal proposal =
                  writes
                      .proposal(hash)
                      .filter(one -> at.isBefore(one.expiresAt()))
                      .orElseThrow(EntryLink::noGood);
              UserId user = proposal.user();
              Optional<KnownMail> before = writes.find(user);
              requireNoIssuer(before);
              writes.set(
                  user, new KnownMail(proposal.address(), KnownMail.SELF, proposal.language()));
              new Actor(user, entrant.origin().address())
                  .did(tx, at, "mail.change", user.value(), "confirmed");
              if (before.isPresent() && !before.get().address().equals(proposal.address())) {
                mail.notices()
                    .tellOldAddress(tx, at, user, before.get(), proposal.address().value());
              }
              return at;
            }));
    mail.desk().wake();
  }

  /**
   * Gives an account an address, for an administrator; it counts at once.
   *
   * @param address null for none
   * @throws Refusal there is no such account, or a directory knows its address
   * @throws StorageException the database cannot answer for now
   */
  public void set(Actor actor, UserId user, @Nullable MailAddress address) throws Refusal {
    Outcome.await(
        writer.submit(
            (tx, at) -> {
              if (tx.port(AccountWrites.class).person(user).isEmpty()) {
                throw People.nobody();
              }
              MailAddressWrites writes = tx.port(MailAddressWrites.class);
              Optional<KnownMail> before = writes.find(user);
              if (before.map(KnownMail::address).equals(Optional.ofNullable(address))) {
                return at;
              }
              requireNoIssuer(before);
              writes.set(
                  user, address == null ? null : new KnownMail(address, KnownMail.ADMIN, null));
              actor.did(
                  tx, at, address == null ? "mail.remove" : "mail.change", user.value(), "admin");
              if (before.isPresent()) {
                mail.notices()
                    .tellOldAddress(
                        tx, at, user, before.get(), address == null ? "-" : address.value());
              }
              return at;
            }));
    mail.desk().wake();
  }
}
