package org.hiroba.health;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

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
  private static final long MINUTE_NANOS = TimeUnit.MINUTES.toNanos(1);
  private static final Logger LOG = System.getLogger(RefusalLog.class.getName());
  private static final String OTHERS = "others";

  private final Meters meters;
  private final LongSupplier nanoTime;
  private final Consumer<String> sink;
  private final Map<Key, Quiet> quiet = new LinkedHashMap<>();

  /** What is turned away; the label of the meter. */
  public enum Kind {
    /** A request or handshake of another site's page. */
    ORIGIN,
    /** A form without the token of ours. */
    CSRF,
    /** More tries to sign in than an address may make. */
    SIGN_IN_RATE,
    /** A guest from elsewhere, where guests must be local. */
    REMOTE_GUEST,
    /** More requests than an address may send. */
    REQUEST_RATE,
    /** More sockets than a user or an address may have. */
    SOCKETS,
    /** A handshake that is faulty or lacks a sign-in. */
    HANDSHAKE,
    /** A body that is too long, too slow or one too many. */
    BODY,
    /** A stranger who asks for what operators see. */
    OPERATORS_ONLY;

    String label() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
  }

  private record Key(Kind kind, String source) {}

  /** A source that has had its line. */
  private static final class Quiet {
    private final long sinceNanos;
    private long leftOut;

    private Quiet(long sinceNanos) {
      this.sinceNanos = sinceNanos;
    }
  }

  /** Makes a log that writes with the level WARNING under this class' name. */
  public RefusalLog(Meters meters, LongSupplier nanoTime) {
    this(meters, nanoTime, line -> LOG.log(Level.WARNING, line));
  }

  /** Makes a log that writes elsewhere. */
  public RefusalLog(Meters meters, LongSupplier nanoTime, Consumer<String> sink) {
    this.meters = meters;
    this.nanoTime = nanoTime;
    this.sink = sink;
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
    long now = nanoTime.getAsLong();
    Key key = new Key(kind, source);
    long leftOut;
    List<String> late;
    synchronized (quiet) {
      late = forgetOld(now);
      Quiet known = quiet.get(key);
      if (known == null && quiet.size() >= MAX_SOURCES) {
        key = new Key(kind, OTHERS);
        known = quiet.get(key);
      }
      if (known != null) {
        known.leftOut++;
        leftOut = -1;
      } else {
        quiet.put(key, new Quiet(now));
        leftOut = 0;
      }
    }
    late.forEach(sink);
    if (leftOut == 0) {
      sink.accept("Refused (" + kind.label() + ") " + key.source() + ": " + what.get());
    }
  }

  /** Logs how many lines were left out of those minutes that have ended; call it now and then. */
  public void flush() {
    List<String> late;
    synchronized (quiet) {
      late = forgetOld(nanoTime.getAsLong());
    }
    late.forEach(sink);
  }

  /** Entries lie in the order of their beginning, so only the first ones can be old. */
  private List<String> forgetOld(long now) {
    List<String> lines = new ArrayList<>();
    var entries = quiet.entrySet().iterator();
    while (entries.hasNext()) {
      Map.Entry<Key, Quiet> entry = entries.next();
      if (now - entry.getValue().sinceNanos < MINUTE_NANOS) {
        break;
      }
      entries.remove();
      if (entry.getValue().leftOut > 0) {
        Key key = entry.getKey();
        lines.add(
            "Refused ("
                + key.kind().label()
                + ") "
                + key.source()
                + ": "
                + entry.getValue().leftOut
                + " more within the minute");
      }
    }
    return lines;
  }

  private Meters.Counter counter(Kind kind) {
    return meters.counter(
        "hiroba_refusals_total", "What was turned away, by kind.", "kind", kind.label());
  }
}
