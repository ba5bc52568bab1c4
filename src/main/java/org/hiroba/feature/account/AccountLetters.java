package org.hiroba.feature.account;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;
import org.hiroba.account.TokenHash;
import org.hiroba.account.UserId;
import org.hiroba.feature.mail.Letter;
import org.hiroba.feature.mail.LetterWriter;
import org.hiroba.feature.mail.QueuedMail;
import org.hiroba.log.Draft;
import org.hiroba.log.LogWriter;
import org.hiroba.log.Outcome;
import org.hiroba.log.Refusal;

/**
 * Writes the mails about accounts when they are sent. A link whose token is not known here any
 * more, since the server was started again or another one was to send it, gets a new token; the one
 * before is worth nothing then. For the postman's thread.
 */
final class AccountLetters implements LetterWriter {
  private static final DateTimeFormatter UNTIL =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm 'UTC'", Locale.ROOT).withZone(ZoneOffset.UTC);

  private final LogWriter writer;
  private final AccountBook book;
  private final MailAddresses addresses;
  private final LinkTokens tokens;
  private final String site;
  private final Clock clock;
  private final LetterTexts texts = new LetterTexts();

  /**
   * Makes the writer.
   *
   * @param site where people reach the page, with its path, such as {@code
   *     https://chat.example.com/hiroba}
   */
  AccountLetters(
      LogWriter writer,
      AccountBook book,
      MailAddresses addresses,
      LinkTokens tokens,
      String site,
      Clock clock) {
    this.writer = writer;
    this.book = book;
    this.addresses = addresses;
    this.tokens = tokens;
    this.site = site;
    this.clock = clock;
  }

  @Override
  public Optional<Letter> write(QueuedMail mail) {
    Optional<LetterKind> kind = LetterKind.of(mail.kind());
    if (kind.isEmpty()) {
      // Of a later version of the server, on the same database.
      return Optional.empty();
    }
    UserId user = mail.account();
    Optional<AccountView> person = user == null ? Optional.empty() : book.person(user);
    return switch (kind.get()) {
      case INVITE ->
          link(mail).map(link -> text(mail, mail.detail(), url("", "invite", mail), link));
      case WELCOME, RESET, FORGOTTEN ->
          person
              .filter(AccountView::active)
              .flatMap(
                  one ->
                      link(mail)
                          .map(
                              link -> text(mail, one.user().name(), url("", "reset", mail), link)));
      case CONFIRM -> person.filter(AccountView::active).flatMap(one -> confirm(mail, one));
      case PASSWORD, FACTOR_OFF ->
          person.map(one -> letter(mail, one.user().name(), at(mail.createdAt())));
      case MOVED ->
          person.map(one -> letter(mail, one.user().name(), at(mail.createdAt()), mail.detail()));
    };
  }

  private Letter text(QueuedMail mail, String who, String url, EntryLink link) {
    return letter(mail, who, url, at(link.expiresAt()));
  }

  private Letter letter(QueuedMail mail, String... parts) {
    return texts.letter(mail.language(), mail.kind(), site + "/", parts);
  }

  private static String at(Instant time) {
    return UNTIL.format(time);
  }

  private String url(String query, String kind, QueuedMail mail) {
    return site + "/" + query + "#/" + kind + "/" + tokens.find(mail.id()).orElseThrow();
  }

  /** Finds the mail's link if it is still good, and has it hold a token that is known here. */
  private Optional<EntryLink> link(QueuedMail mail) {
    String id = String.valueOf(mail.link());
    if (tokens.find(mail.id()).isEmpty()) {
      String fresh = MadeLink.freshToken();
      if (!write((tx, at) -> tx.port(LinkWrites.class).renew(id, TokenHash.of(fresh), at))) {
        return Optional.empty();
      }
      tokens.put(mail.id(), fresh);
    }
    return tokens
        .find(mail.id())
        .flatMap(token -> book.link(TokenHash.of(token)))
        .filter(link -> link.isGoodAt(clock.instant()));
  }

  private Optional<Letter> confirm(QueuedMail mail, AccountView person) {
    Optional<MailProposal> proposal =
        addresses
            .proposal(person.user().id(), clock.instant())
            .filter(one -> one.address().equals(mail.to()));
    if (proposal.isEmpty()) {
      return Optional.empty();
    }
    if (tokens.find(mail.id()).isEmpty()) {
      String fresh = MadeLink.freshToken();
      MailProposal wanted = proposal.get();
      if (!write(
          (tx, at) -> tx.port(MailAddressWrites.class).renew(wanted, TokenHash.of(fresh), at))) {
        return Optional.empty();
      }
      tokens.put(mail.id(), fresh);
    }
    return Optional.of(
        letter(
            mail,
            person.user().name(),
            // Also to whoever is signed in, this link shows what it is for.
            url("?mail", "mail", mail),
            at(proposal.get().expiresAt())));
  }

  @Override
  public void isOver(QueuedMail mail) {
    tokens.forget(mail.id());
  }

  private <T> T write(Draft<T> draft) {
    try {
      return Outcome.await(writer.submit(draft));
    } catch (Refusal e) {
      throw new IllegalStateException("nothing refuses this", e);
    }
  }
}
