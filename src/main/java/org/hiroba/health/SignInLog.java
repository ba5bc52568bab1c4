package org.hiroba.health;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import org.hiroba.rate.SparseLog;

/**
 * Where every attempt to sign in is told: counted in {@code hiroba_sign_ins_total} by mode and
 * outcome, and logged once with the level INFO. Attempts of one address that end alike for one name
 * have one line a minute; beyond {@value #MAX_REMEMBERED} a minute those that end alike share one.
 * What was left out is told as a number, so that a flood fills no log. Thread-safe; never waits for
 * the log while others count.
 */
public final class SignInLog {
  /** The mode of who was refused before it was known how they come in. */
  public static final String ANY = "any";

  /** The mode of a password that none of several who might know it took. */
  public static final String PASSWORD = "password";

  private static final int MAX_REMEMBERED = 600;
  private static final String OTHERS = "others";
  private static final Set<String> MODES =
      Set.of(
          ANY,
          PASSWORD,
          "guest",
          "local",
          "container",
          "ldap",
          "oidc",
          "header",
          "certificate",
          "kerberos");
  private static final Logger LOG = System.getLogger(SignInLog.class.getName());

  private final Meters meters;
  private final Consumer<String> sink;
  private final SparseLog<Key> quiet;

  /** How an attempt ended; the label of the meter. */
  public enum Outcome {
    /** They are in. */
    OK,
    /** Name, password, ticket, token or what a proxy says is not good, or the account disabled. */
    WRONG,
    /** The second factor is missing, or is to be set up first. */
    CODE_REQUIRED,
    /** Too many attempts. */
    RATE_LIMITED,
    /** They are who they say, and may not come in. */
    NOT_ALLOWED,
    /** The name belongs to somebody else here. */
    NAME_TAKEN,
    /** Nobody could say for now: directory, provider or database. */
    UNAVAILABLE;

    String label() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
  }

  private record Key(String mode, Outcome outcome, String address, String name) {
    String line() {
      return "Sign-in mode="
          + mode
          + " outcome="
          + outcome.label()
          + " address="
          + address
          + " name=\""
          + name
          + "\"";
    }
  }

  /** Makes a log that writes with the level INFO under this class' name. */
  public SignInLog(Meters meters, LongSupplier nanoTime) {
    this(meters, nanoTime, line -> LOG.log(Level.INFO, line));
  }

  /** Makes a log that writes elsewhere. */
  public SignInLog(Meters meters, LongSupplier nanoTime, Consumer<String> sink) {
    this.meters = meters;
    this.sink = sink;
    // As many lines as are remembered: they bound each other, for each is quiet for a minute.
    int atMost = MAX_REMEMBERED + (MODES.size() + 1) * Outcome.values().length;
    this.quiet = new SparseLog<>(nanoTime, atMost, atMost);
    for (String mode : MODES) {
      counter(mode, Outcome.OK).add(0);
      counter(mode, Outcome.WRONG).add(0);
    }
  }

  /**
   * Counts an attempt and logs it.
   *
   * @param mode as {@code hiroba.auth} spells it, {@link #ANY} or {@link #PASSWORD}
   * @param address of the client, behind trusted proxies
   * @param name as it was typed or as somebody else told it, escaped and shortened by the caller;
   *     empty for nobody's
   */
  public void note(String mode, Outcome outcome, String address, String name) {
    String known = MODES.contains(mode) ? mode : ANY;
    counter(known, outcome).increment();
    Key key = new Key(known, outcome, address, name.replace("\"", "\\\""));
    Map<Key, Long> late;
    boolean told;
    synchronized (quiet) {
      late = quiet.forgetEnded();
      if (!quiet.remembers(key) && quiet.remembered() >= MAX_REMEMBERED) {
        key = new Key(known, outcome, OTHERS, "");
      }
      told = quiet.note(key).isPresent();
    }
    tell(late);
    if (told) {
      sink.accept(key.line());
    }
  }

  /** Logs how many lines were left out of those minutes that have ended; call it now and then. */
  public void flush() {
    tell(quiet.forgetEnded());
  }

  private void tell(Map<Key, Long> leftOut) {
    leftOut.forEach((key, count) -> sink.accept(key.line() + " more=" + count));
  }

  private Meters.Counter counter(String mode, Outcome outcome) {
    return meters.counter(
        "hiroba_sign_ins_total",
        "Attempts to sign in, by mode and outcome.",
        "mode",
        mode,
        "outcome",
        outcome.label());
  }
}
