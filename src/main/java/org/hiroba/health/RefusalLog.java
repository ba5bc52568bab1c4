package org.hiroba.health;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.hiroba.rate.SparseLog;

/**
 * Where everybody tells that somebody was turned away: each refusal is counted in {@code
 * hiroba_refusals_total}, and logged once per kind, source and minute, so that whoever is refused a
 * thousand times fills no log. What was left out is told as a number in the next line, or by {@link
 * #flush} when no further comes. Thread-safe; never waits for the log while others count.
 *
 * <p>Remembers at most {@value #MAX_SOURCES} sources at a time; those beyond share one line.
 */
public final class RefusalLog {
  private static final int MAX_SOURCES = 1_000;
  private static final Logger LOG = System.getLogger(RefusalLog.class.getName());
  private static final String OTHERS = "others";

  private final Meters meters;
  private final Consumer<String> sink;
  private final SparseLog<Key> quiet;

  /** What is turned away; the label of the meter. */
  public enum Kind {
    /** A request or handshake of another site's page. */
    ORIGIN,
    /** A form without the token of ours. */
    CSRF,
    /** More tries to sign in than an address may make. */
    SIGN_IN_RATE,
    /** A wrong code of a second factor. */
    SECOND_FACTOR,
    /** A guest from elsewhere, where guests must be local. */
    REMOTE_GUEST,
    /** Somebody whom a proxy's header, a certificate or a ticket names, faulty or not let in. */
    IDENTITY,
    /** More requests than an address may send. */
    REQUEST_RATE,
    /** More sockets than a user or an address may have. */
    SOCKETS,
    /** A handshake that is faulty or lacks a sign-in. */
    HANDSHAKE,
    /** A body that is too long, too slow or one too many. */
    BODY,
    /** A way back from a provider, or a token of one, that is not to be believed. */
    PROVIDER,
    /** A stranger who asks for what operators see. */
    OPERATORS_ONLY;

    String label() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
  }

  private record Key(Kind kind, String source) {}

  /** Makes a log that writes with the level WARNING under this class' name. */
  public RefusalLog(Meters meters, LongSupplier nanoTime) {
    this(meters, nanoTime, line -> LOG.log(Level.WARNING, line));
  }

  /** Makes a log that writes elsewhere. */
  public RefusalLog(Meters meters, LongSupplier nanoTime, Consumer<String> sink) {
    this.meters = meters;
    this.sink = sink;
    // As many lines as sources: they bound each other, for each is quiet for a minute.
    int atMost = MAX_SOURCES + Kind.values().length;
    this.quiet = new SparseLog<>(nanoTime, atMost, atMost);
    for (Kind kind : Kind.values()) {
      counter(kind).add(0);
    }
  }

  /**
   * Counts a refusal and logs it, unless the same kind of the same source was logged less than a
   * minute ago.
   *
   * @param source who counts as one: an IPv4 address, or the /64 of an IPv6 address
   * @param what was refused and what to do, for the log: one line, with foreign text escaped by the
   *     caller; asked for only when it is logged
   */
  public void refused(Kind kind, String source, Supplier<String> what) {
    counter(kind).increment();
    Key key = new Key(kind, source);
    Map<Key, Long> late;
    boolean told;
    synchronized (quiet) {
      late = quiet.forgetEnded();
      if (!quiet.remembers(key) && quiet.remembered() >= MAX_SOURCES) {
        key = new Key(kind, OTHERS);
      }
      told = quiet.note(key).isPresent();
    }
    tell(late);
    if (told) {
      sink.accept("Refused (" + kind.label() + ") " + key.source() + ": " + what.get());
    }
  }

  /** Logs how many lines were left out of those minutes that have ended; call it now and then. */
  public void flush() {
    tell(quiet.forgetEnded());
  }

  private void tell(Map<Key, Long> leftOut) {
    leftOut.forEach(
        (key, count) ->
            sink.accept(
                "Refused ("
                    + key.kind().label()
                    + ") "
                    + key.source()
                    + ": "
                    + count
                    + " more within the minute"));
  }

  private Meters.Counter counter(Kind kind) {
    return meters.counter(
        "hiroba_refusals_total", "What was turned away, by kind.", "kind", kind.label());
  }
}
