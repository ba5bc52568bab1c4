package org.hiroba.feature.mail;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.hiroba.command.RateLimiter;
import org.hiroba.config.MailAddress;
import org.hiroba.log.LogWriter;
import org.hiroba.log.Outcome;
import org.hiroba.log.Refusal;
import org.hiroba.log.StorageException;
import org.hiroba.log.WriteTransaction;
import org.hiroba.protocol.RandomText;
import org.jspecify.annotations.Nullable;

/**
 * Takes mails, which the {@link Postman} sends: bounded in number and rate, and stored before
 * anybody is told that they wait. Thread-safe.
 */
public final class MailDesk {
  /** How many mails may wait. */
  public static final int MAX_WAITING = 2_000;

  /** How many errands may wait; they are short, and lost with a restart. */
  static final int MAX_ERRANDS = 1_000;

  /** For how long nobody but the node that took a mail tries it. */
  static final Duration OWN = Duration.ofMinutes(3);

  static final int PER_ADDRESS_AND_HOUR = 5;
  static final int PER_PERSON_AND_HOUR = 200;

  private static final int NODE_BYTES = 9;
  private static final Duration HOUR = Duration.ofHours(1);

  private final LogWriter writer;
  private final Clock clock;
  private final String node = RandomText.ofBytes(NODE_BYTES);
  private final RateLimiter<String> byAddress;
  private final RateLimiter<String> byPerson;
  private final BlockingQueue<Errand> errands = new LinkedBlockingQueue<>(MAX_ERRANDS);
  private final Set<String> waiting = new HashSet<>();
  private volatile boolean on;

  /** What is to be done before mails are sent; a second one of the same key is the same. */
  private record Errand(String key, Runnable task) {}

  /** Makes a desk that takes nothing until it is {@linkplain #open() opened}. */
  public MailDesk(LogWriter writer, Clock clock, LongSupplier nanoTime) {
    this.writer = writer;
    this.clock = clock;
    byAddress = new RateLimiter<>(PER_ADDRESS_AND_HOUR, HOUR, PER_ADDRESS_AND_HOUR, nanoTime);
    byPerson = new RateLimiter<>(PER_PERSON_AND_HOUR, HOUR, PER_PERSON_AND_HOUR, nanoTime);
  }

  /** Takes mails from now on. */
  public void open() {
    on = true;
  }

  /** Takes no more. */
  void close() {
    on = false;
  }

  /** Tells whether mails are sent at all. */
  public boolean isOn() {
    return on;
  }

  /** Returns what names this server among those of one database, until it ends. */
  String node() {
    return node;
  }

  /**
   * Counts a mail that somebody wants sent, before it is queued.
   *
   * @param by who wants it; what is the same counts together
   * @param cost how many mails of an administrator it counts as
   * @return why it is not sent, in a sentence; empty if it is
   */
  public Optional<String> refusal(String by, int cost, MailAddress to) {
    if (!on) {
      return Optional.of("This server sends no mail.");
    }
    if (byPerson.tryAcquire(by, cost) > 0) {
      return Optional.of(
          "You have sent "
              + PER_PERSON_AND_HOUR / cost
              + " mails within an hour; wait a while before the next one.");
    }
    if (byAddress.tryAcquire(to.key()) > 0) {
      return Optional.of(
          "This address got "
              + PER_ADDRESS_AND_HOUR
              + " mails within an hour; wait a while before the next one.");
    }
    return Optional.empty();
  }

  /**
   * Stores a mail and has it sent.
   *
   * @return false if too many wait already
   * @throws StorageException the database cannot answer for now
   */
  public boolean queue(QueuedMail mail) {
    boolean queued;
    try {
      queued = Outcome.await(writer.submit((tx, at) -> queue(tx, at, mail)));
    } catch (Refusal e) {
      throw new IllegalStateException("nothing refuses this", e);
    }
    if (queued) {
      wake();
    }
    return queued;
  }

  /** Stores a mail in the open transaction, if it is wanted and there is room for it. */
  public boolean queue(WriteTransaction tx, Instant at, QueuedMail mail) {
    MailWrites mails = tx.port(MailWrites.class);
    if (!on || mails.count() >= MAX_WAITING) {
      return false;
    }
    mails.add(mail, node, at.plus(OWN));
    return true;
  }

  /**
   * Has something done on the postman's thread; may wait for the database there.
   *
   * @param key another errand of this key that waits is the same
   * @return false if too many wait already, or nobody does any
   */
  public boolean errand(String key, Runnable task) {
    if (!on) {
      return false;
    }
    synchronized (waiting) {
      if (!waiting.add(key)) {
        return true;
      }
      if (!errands.offer(new Errand(key, task))) {
        waiting.remove(key);
        return false;
      }
      return true;
    }
  }

  /** Has the postman look at once. */
  public void wake() {
    errand("", () -> {});
  }

  /** Waits for an errand, and returns it as something to do; null when none came in time. */
  @Nullable Runnable take(long millis) throws InterruptedException {
    Errand errand = errands.poll(millis, TimeUnit.MILLISECONDS);
    if (errand == null) {
      return null;
    }
    synchronized (waiting) {
      waiting.remove(errand.key());
    }
    return errand.task();
  }

  Instant now() {
    return clock.instant();
  }
}
