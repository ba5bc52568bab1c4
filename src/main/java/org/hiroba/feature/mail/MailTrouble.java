package org.hiroba.feature.mail;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.function.LongSupplier;
import org.hiroba.health.CheckResult;
import org.hiroba.health.HealthCheck;
import org.jspecify.annotations.Nullable;

/**
 * Knows whether the mail server takes mail, and how long it is left alone while it does not: 15
 * seconds, then twice as long each time, 5 minutes at most. DOWN meanwhile; the chat goes on.
 *
 * <p>One thread begins and ends it; any thread checks.
 */
final class MailTrouble implements HealthCheck {
  static final Duration FIRST_PAUSE = Duration.ofSeconds(15);
  static final Duration LONGEST_PAUSE = Duration.ofMinutes(5);
  private static final Logger LOG = System.getLogger(MailTrouble.class.getName());

  private final MailTransport transport;
  private final LongSupplier nanoTime;
  private volatile @Nullable String why;
  private long pausedUntil;
  private Duration pause = FIRST_PAUSE;

  MailTrouble(MailTransport transport, LongSupplier nanoTime) {
    this.transport = transport;
    this.nanoTime = nanoTime;
  }

  @Override
  public String name() {
    return "mail";
  }

  @Override
  public CheckResult check() {
    String now = why;
    return now == null ? CheckResult.up(name()) : CheckResult.down(name(), now);
  }

  /** Returns why it takes none; another text while it does. */
  String orElse(String otherwise) {
    String now = why;
    return now == null ? otherwise : now;
  }

  /** Tells whether it is left alone for now. */
  boolean pauses() {
    return why != null && nanoTime.getAsLong() - pausedUntil < 0;
  }

  /** Returns for how long it is left alone from now on; zero or less for no longer. */
  Duration pause() {
    return Duration.ofNanos(pausedUntil - nanoTime.getAsLong());
  }

  void begins(String reason) {
    if (why == null) {
      LOG.log(
          Level.WARNING,
          "No mail can be sent by {0}: {1}. Mails wait, and are tried again until they expire.",
          transport.describe(),
          reason);
      pause = FIRST_PAUSE;
    }
    why = reason;
    pausedUntil = nanoTime.getAsLong() + pause.toNanos();
    Duration doubled = pause.multipliedBy(2);
    pause = doubled.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : doubled;
  }

  /** It took a mail, or said something of that one alone. */
  void ends() {
    if (why != null) {
      why = null;
      LOG.log(Level.INFO, "Mail can be sent again by {0}", transport.describe());
    }
  }
}
