package org.hiroba.feature.account;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.hiroba.account.TokenHash;
import org.hiroba.account.UserId;
import org.hiroba.feature.audit.AuditEntry;
import org.hiroba.feature.audit.WrittenDown;
import org.hiroba.feature.mail.MailDesk;
import org.hiroba.feature.mail.QueuedMail;
import org.hiroba.log.LogWriter;
import org.hiroba.log.News;
import org.hiroba.log.Outcome;
import org.hiroba.log.Refusal;
import org.hiroba.log.WriteTransaction;

/** Has people told by mail what was done to their accounts, whoever did it. Thread-safe. */
public final class AccountNotices {
  /** When a mail is given up that brings no link. */
  static final Duration NOTICE = Duration.ofDays(1);

  private static final Set<String> PASSWORD_ACTIONS = Set.of("password.change", "password.reset");
  private static final Logger LOG = System.getLogger(AccountNotices.class.getName());
  private static final int NOTICE_ID_CHARS = 32;

  private final LogWriter writer;
  private final AccountBook book;
  private final MailDesk desk;
  private final String language;

  AccountNotices(LogWriter writer, AccountBook book, MailDesk desk, String language) {
    this.writer = writer;
    this.book = book;
    this.desk = desk;
    this.language = language;
  }

  /** Takes the news of each commit. Never waits. */
  public void hear(News news) {
    if (!desk.isOn()) {
      return;
    }
    for (var note : news.notes()) {
      if (note instanceof WrittenDown written) {
        noticeOf(written.entry()).ifPresent(kind -> laterNotice(kind, written.entry()));
      }
    }
  }

  private static Optional<LetterKind> noticeOf(AuditEntry entry) {
    if (PASSWORD_ACTIONS.contains(entry.action())) {
      return Optional.of(LetterKind.PASSWORD);
    }
    return entry.action().equals("second-factor.off")
        ? Optional.of(LetterKind.FACTOR_OFF)
        : Optional.empty();
  }

  private void laterNotice(LetterKind kind, AuditEntry entry) {
    // Each node hears of it: the same id makes it one mail.
    String what = entry.action() + " " + entry.target() + " " + entry.at();
    String id = "n" + TokenHash.of(what).hex().substring(0, NOTICE_ID_CHARS);
    if (!desk.errand(id, () -> sendNotice(kind, entry, id))) {
      LOG.log(Level.WARNING, "No mail tells of {0}: too many wait", entry.action());
    }
  }

  private void sendNotice(LetterKind kind, AuditEntry entry, String id) {
    UserId user = new UserId(entry.target());
    KnownMail mail = book.person(user).map(AccountView::mail).orElse(null);
    if (mail == null) {
      return;
    }
    try {
      Outcome.await(
          writer.submit(
              (tx, at) -> {
                notice(tx, at, id, kind, user, mail, "");
                return at;
              }));
    } catch (Refusal e) {
      throw new IllegalStateException("nothing refuses this", e);
    }
    desk.wake();
  }

  /** Tells at the old address of an account that there is another one, in the open transaction. */
  void tellOldAddress(WriteTransaction tx, Instant at, UserId user, KnownMail old, String fresh) {
    notice(tx, at, QueuedMail.freshId(), LetterKind.MOVED, user, old, fresh);
  }

  private void notice(
      WriteTransaction tx,
      Instant at,
      String id,
      LetterKind kind,
      UserId user,
      KnownMail to,
      String detail) {
    var unused =
        desk.queue(
            tx,
            at,
            new QueuedMail(
                id,
                kind.wireName(),
                to.address(),
                user,
                null,
                detail,
                to.language() == null ? language : to.language(),
                at,
                at.plus(NOTICE),
                0));
  }
}
