package org.hiroba.feature.mail;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.hiroba.config.MailSender;
import org.hiroba.feature.audit.AuditEntry;
import org.hiroba.health.Beat;
import org.hiroba.health.Meters;
import org.hiroba.log.Draft;
import org.hiroba.log.LogWriter;
import org.hiroba.log.Outcome;
import org.hiroba.log.Refusal;
import org.hiroba.log.StorageException;
import org.hiroba.rate.TokenBucket;
import org.jspecify.annotations.Nullable;

/**
 * Sends the mails that wait, one after the other. A mail that the mail server does not take now is
 * tried again after 1, 5, 15 and 30 minutes and then every hour until it expires; while that server
 * takes none, the others wait with it. What is given up is written down.
 *
 * <p>A mail is sent once, as long as the answer of the mail server comes and is stored: after a
 * crash in between it is sent again, under the same Message-ID.
 *
 * <p>For one thread; {@link #breakOff} may be called by any.
 */
final class MailRound {
  static final List<Duration> WAITS =
      List.of(
          Duration.ofMinutes(1),
          Duration.ofMinutes(5),
          Duration.ofMinutes(15),
          Duration.ofMinutes(30),
          Duration.ofHours(1));

  /** How many mails one look at the table finds. */
  static final int AT_ONCE = 20;

  /** After so long it is time to look again, whatever is known to wait. */
  static final Duration LONGEST_PAUSE = Duration.ofMinutes(5);

  /** After so long it is time to look again where the database did not say what waits. */
  private static final Duration BLIND_PAUSE = Duration.ofSeconds(5);

  private static final Logger LOG = System.getLogger(MailRound.class.getName());

  private final MailDesk desk;
  private final LogWriter writer;
  private final MailBook book;
  private final LetterWriter letters;
  private final MailTransport transport;
  private final LongSupplier nanoTime;
  private final MailTrouble trouble;
  private final @Nullable TokenBucket bucket;
  private final Meters.Counter sent;
  private final Meters.Counter failed;
  private Duration pause = Duration.ZERO;
  private volatile boolean closed;

  MailRound(
      MailDesk desk,
      LogWriter writer,
      MailBook book,
      LetterWriter letters,
      MailTransport transport,
      MailTrouble trouble,
      int perMinute,
      Meters meters,
      LongSupplier nanoTime) {
    this.desk = desk;
    this.writer = writer;
    this.book = book;
    this.letters = letters;
    this.transport = transport;
    this.trouble = trouble;
    this.nanoTime = nanoTime;
    bucket =
        perMinute == 0
            ? null
            : new TokenBucket(perMinute, Duration.ofMinutes(1), perMinute, nanoTime.getAsLong());
    sent = counter(meters, "sent");
    failed = counter(meters, "failed");
  }

  private static Meters.Counter counter(Meters meters, String outcome) {
    return meters.counter(
        "hiroba_mails_total", "Mails that were sent, or given up.", "outcome", outcome);
  }

  /** Sends nothing more, and counts what is under way as no failure. */
  void breakOff() {
    closed = true;
  }

  /** Leaves to others what waits, for which nobody waits any longer. */
  void release() {
    write(
        (tx, at) -> {
          tx.port(MailWrites.class).release(desk.node(), at);
          return at;
        });
  }

  /** Returns after how many milliseconds there is something to do, as far as is known. */
  long pauseMillis() {
    return pause.toMillis();
  }

  /** Sends what is due. */
  void go() {
    pause = BLIND_PAUSE;
    if (trouble.pauses()) {
      pause = trouble.pause();
      return;
    }
    List<QueuedMail> due;
    do {
      due = book.due(desk.node(), desk.now(), AT_ONCE);
      for (QueuedMail mail : due) {
        Beat.begins();
        if (closed || !mayGoOn()) {
          return;
        }
        if (!handle(mail)) {
          pause = trouble.pause();
          return;
        }
      }
    } while (due.size() == AT_ONCE);
    pause =
        book.nextDue(desk.node())
            .map(next -> Duration.between(desk.now(), next))
            .filter(wait -> wait.compareTo(LONGEST_PAUSE) < 0)
            .map(wait -> wait.isNegative() ? Duration.ZERO : wait)
            .orElse(LONGEST_PAUSE);
  }

  private boolean mayGoOn() {
    TokenBucket tokens = bucket;
    if (tokens == null) {
      return true;
    }
    long now = nanoTime.getAsLong();
    if (tokens.take(now)) {
      return true;
    }
    pause = Duration.ofMillis(1 + TimeUnit.NANOSECONDS.toMillis(tokens.waitNanos(now)));
    return false;
  }

  /** Returns whether others may follow. */
  private boolean handle(QueuedMail mail) {
    Instant now = desk.now();
    if (!write((tx, at) -> claimed(mail, tx.port(MailWrites.class), at))) {
      return true;
    }
    if (!now.isBefore(mail.expiresAt())) {
      giveUp(mail, trouble.orElse("it took too long"));
      return true;
    }
    try {
      Optional<Letter> letter = letters.write(mail);
      if (letter.isPresent()) {
        deliver(mail, letter.get());
        sent.increment();
      }
      over(mail);
      if (letter.isPresent()) {
        trouble.ends();
      }
      return true;
    } catch (MailFailure e) {
      return failed(mail, e.verdict(), String.valueOf(e.getMessage()));
    } catch (StorageException e) {
      // Claimed for some minutes, then tried again.
      throw e;
    } catch (RuntimeException | Error e) {
      // One mail's failure is no other's.
      LOG.log(Level.ERROR, "The mail " + mail.id() + " was not sent", e);
      return failed(mail, MailFailure.Verdict.LATER, e.getClass().getName());
    }
  }

  private boolean claimed(QueuedMail mail, MailWrites mails, Instant at) {
    return mails.claim(mail.id(), desk.node(), at, at.plus(MailDesk.OWN));
  }

  private void deliver(QueuedMail mail, Letter letter) throws MailFailure {
    MailSender from = transport.sender();
    byte[] message =
        MailFormat.write(from, mail.to(), mail.id(), mail.language(), mail.createdAt(), letter);
    // Another server is waited for, which no restart of ours mends.
    Beat.waits();
    try {
      transport.deliver(mail.to(), message);
    } finally {
      Beat.goesOn();
    }
  }

  private void over(QueuedMail mail) {
    write(
        (tx, at) -> {
          tx.port(MailWrites.class).remove(mail.id());
          return at;
        });
    letters.isOver(mail);
  }

  private boolean failed(QueuedMail mail, MailFailure.Verdict verdict, String why) {
    if (closed) {
      // Broken off on purpose: that is no failure.
      return false;
    }
    if (verdict == MailFailure.Verdict.NEVER) {
      giveUp(mail, why);
      trouble.ends();
      return true;
    }
    int attempts = mail.attempts() + 1;
    Instant next = desk.now().plus(WAITS.get(Math.min(attempts, WAITS.size()) - 1));
    if (next.isBefore(mail.expiresAt())) {
      write(
          (tx, at) -> {
            tx.port(MailWrites.class).retry(mail.id(), attempts, next, next.plus(MailDesk.OWN));
            return at;
          });
    } else {
      giveUp(mail, why);
    }
    if (verdict == MailFailure.Verdict.LATER) {
      LOG.log(
          Level.INFO, "The mail {0} ({1}) is tried again later: {2}", mail.id(), mail.kind(), why);
      trouble.ends();
      return true;
    }
    trouble.begins(why);
    return false;
  }

  private void giveUp(QueuedMail mail, String why) {
    failed.increment();
    LOG.log(
        Level.WARNING,
        "The mail {0} ({1}) is given up: {2}. Whoever waits for it has to be told in another way.",
        mail.id(),
        mail.kind(),
        why);
    String target = mail.account() == null ? String.valueOf(mail.link()) : mail.account().value();
    write(
        (tx, at) -> {
          tx.port(MailWrites.class).remove(mail.id());
          new AuditEntry(at, AuditEntry.SERVER, "mail.failed", target, "", mail.kind()).writeIn(tx);
          return at;
        });
    letters.isOver(mail);
  }

  private <T> T write(Draft<T> draft) {
    try {
      return Outcome.await(writer.submit(draft));
    } catch (Refusal e) {
      throw new IllegalStateException("nothing refuses this", e);
    }
  }
}
