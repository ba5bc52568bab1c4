package org.hiroba.feature.account;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.hiroba.account.AccountName;
import org.hiroba.account.TokenHash;
import org.hiroba.account.User;
import org.hiroba.account.UserId;
import org.hiroba.config.MailAddress;
import org.hiroba.feature.audit.AuditEntry;
import org.hiroba.feature.mail.LetterWriter;
import org.hiroba.feature.mail.MailDesk;
import org.hiroba.feature.mail.QueuedMail;
import org.hiroba.log.Draft;
import org.hiroba.log.LogWriter;
import org.hiroba.log.Outcome;
import org.hiroba.log.Refusal;
import org.hiroba.log.StorageException;
import org.hiroba.log.WriteTransaction;
import org.jspecify.annotations.Nullable;

/**
 * Has mails about accounts sent. Nothing here fails because no mail can be sent: the answer says
 * whether one waits. Thread-safe; waits for the database, and never for a mail server.
 */
public final class AccountMail {
  /** For how long the link is good that somebody asked for who has forgotten the password. */
  public static final Duration FORGOTTEN = Duration.ofHours(2);

  private static final Logger LOG = System.getLogger(AccountMail.class.getName());
  private static final int MEMBERS_COST = 10;

  private final LogWriter writer;
  private final AccountBook book;
  private final MailAddresses addresses;
  private final MailDesk desk;
  private final LinkTokens tokens = new LinkTokens();
  private final boolean forEverybody;
  private final String language;
  private final Clock clock;
  private final AccountNotices notices;

  /**
   * Makes the use cases.
   *
   * @param forEverybody whether passwords here are for all, and not for administrators alone
   * @param language of whom none is known, {@code en} or {@code ja}
   */
  public AccountMail(
      LogWriter writer,
      AccountBook book,
      MailAddresses addresses,
      MailDesk desk,
      boolean forEverybody,
      String language,
      Clock clock) {
    this.writer = writer;
    this.book = book;
    this.addresses = addresses;
    this.desk = desk;
    this.forEverybody = forEverybody;
    this.language = language;
    this.clock = clock;
    notices = new AccountNotices(writer, book, desk, language);
  }

  /** Tells whether mails are sent at all. */
  public boolean isOn() {
    return desk.isOn();
  }

  /**
   * Makes what writes these mails when they are sent.
   *
   * @param site where people reach the page, without a slash at its end
   */
  public LetterWriter letters(String site) {
    return new AccountLetters(writer, book, addresses, tokens, site, clock);
  }

  /** Mails an invitation to whom it is for. */
  public Mailing invitation(User by, MadeLink made) {
    MailAddress to = made.link().mail();
    return to == null
        ? new Mailing(null, "This invitation is for nobody in particular.")
        : send(by, LetterKind.INVITE, to, null, made, by.displayName(), language);
  }

  /** Mails a link to the owner of an account: the first one, or one that an administrator made. */
  public Mailing resetLink(@Nullable User by, UserId user, MadeLink made, boolean first) {
    KnownMail mail = book.person(user).map(AccountView::mail).orElse(null);
    if (mail == null) {
      return new Mailing(null, "No mail address of this account is known.");
    }
    return send(
        by,
        first ? LetterKind.WELCOME : LetterKind.RESET,
        mail.address(),
        user,
        made,
        "",
        languageOf(mail));
  }

  /** Finds the link of a token, for a mail that is to bring it. */
  public Optional<MadeLink> link(String token) {
    return book.link(TokenHash.of(token)).map(link -> new MadeLink(link, token));
  }

  private String languageOf(KnownMail mail) {
    String known = mail.language();
    return known == null ? language : known;
  }

  /** Members write to strangers by this, in the company's name. */
  private static int cost(@Nullable User by) {
    return by == null || by.isAdmin() ? 1 : MEMBERS_COST;
  }

  private Mailing send(
      @Nullable User by,
      LetterKind kind,
      MailAddress to,
      @Nullable UserId about,
      MadeLink made,
      String detail,
      String in) {
    Optional<String> refusal =
        desk.refusal(by == null ? AuditEntry.COMMAND_LINE : by.id().value(), cost(by), to);
    if (refusal.isPresent()) {
      return new Mailing(to, refusal.get());
    }
    Instant now = clock.instant();
    QueuedMail mail =
        new QueuedMail(
            QueuedMail.freshId(),
            kind.wireName(),
            to,
            about,
            made.link().id(),
            detail,
            in,
            now,
            made.link().expiresAt(),
            0);
    // Before it can be taken: without the token, the link would get another one.
    tokens.put(mail.id(), made.token());
    try {
      if (desk.queue(mail)) {
        return new Mailing(to, null);
      }
      tokens.forget(mail.id());
      return new Mailing(to, "Too many mails wait already; try again later.");
    } catch (StorageException e) {
      tokens.forget(mail.id());
      LOG.log(Level.WARNING, "A mail was not queued: {0}", e.getMessage());
      return new Mailing(to, "The server could not store the mail for now.");
    }
  }

  /**
   * Mails a link to the owner of an account who says that they have forgotten its password, if
   * there is such an account, it may have a password here, and its address is known. Returns at
   * once, and tells nobody whether that is so.
   *
   * @return false if too many such requests wait
   */
  public boolean forgotten(String name, Entrant entrant, String in) {
    AccountName wanted;
    try {
      wanted = new AccountName(name);
    } catch (IllegalArgumentException e) {
      // Nobody has a name that is none.
      return true;
    }
    return desk.errand("forgotten " + wanted.key(), () -> sendForgotten(wanted, entrant, in));
  }

  private void sendForgotten(AccountName name, Entrant entrant, String in) {
    Optional<AccountView> found =
        book.holder(name)
            .filter(AccountView::active)
            .filter(one -> one.hasPassword() && (forEverybody || one.isAdmin()));
    KnownMail mail = found.map(AccountView::mail).orElse(null);
    // Who asks for many names keeps nobody else's from being asked for.
    if (found.isEmpty()
        || mail == null
        || desk.refusal("from " + entrant.source(), MEMBERS_COST, mail.address()).isPresent()) {
      return;
    }
    UserId user = found.get().user().id();
    String token = MadeLink.freshToken();
    QueuedMail queued =
        new QueuedMail(
            QueuedMail.freshId(),
            LetterKind.FORGOTTEN.wireName(),
            mail.address(),
            user,
            ResetLinks.freshId(),
            "",
            in,
            clock.instant(),
            clock.instant().plus(FORGOTTEN),
            0);
    tokens.put(queued.id(), token);
    write(
        (tx, at) -> {
          // Links that an administrator made stay: a stranger may have asked for this one.
          if (desk.queue(tx, at, queued)) {
            ResetLinks.addBeside(tx, at, user, queued, TokenHash.of(token));
            new AuditEntry(
                    at, "", "password.reset-link", user.value(), entrant.origin().address(), "mail")
                .writeIn(tx);
          }
          return at;
        });
    desk.wake();
  }

  /** Asks the owner of an address whether it is theirs, in the open transaction. */
  boolean askToConfirm(WriteTransaction tx, Instant at, MailProposal proposal, String token) {
    QueuedMail mail =
        new QueuedMail(
            QueuedMail.freshId(),
            LetterKind.CONFIRM.wireName(),
            proposal.address(),
            proposal.user(),
            null,
            "",
            proposal.language(),
            at,
            proposal.expiresAt(),
            0);
    tokens.put(mail.id(), token);
    return desk.queue(tx, at, mail);
  }

  /** Returns what tells people of what was done to their accounts. */
  public AccountNotices notices() {
    return notices;
  }

  MailDesk desk() {
    return desk;
  }

  private void write(Draft<Instant> draft) {
    try {
      Outcome.await(writer.submit(draft));
    } catch (Refusal e) {
      throw new IllegalStateException("nothing refuses this", e);
    }
  }
}
