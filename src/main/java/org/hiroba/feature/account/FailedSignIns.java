package org.hiroba.feature.account;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.IntSupplier;
import java.util.function.LongSupplier;
import org.hiroba.log.Refusal;

/**
 * Slows down who guesses: counts failures per name and address, and per address, and refuses both
 * for a while beyond their limit, twice as long each time. Failures of a name from everywhere only
 * delay, so that nobody locks another out. A try counts as failed from its beginning until it
 * succeeded: a thousand at once are a thousand. Thread-safe.
 *
 * <p>Remembers at most {@value #MAX_KNOWN} of each kind; beyond that the one not heard of for
 * longest is forgotten.
 */
final class FailedSignIns {
  static final int ADDRESS_FACTOR = 6;
  static final Duration FIRST_WAIT = Duration.ofSeconds(6);
  static final Duration LONGEST_WAIT = Duration.ofMinutes(15);
  static final Duration LONGEST_WAIT_OF_ADDRESS = Duration.ofMinutes(1);

  /** By how much each failure of a name beyond its limit delays the next try: at most 2 s. */
  static final Duration DELAY_STEP = Duration.ofMillis(100);

  private static final int MOST_STEPS = 20;
  private static final int MAX_KNOWN = 10_000;
  private static final long MINUTE_NANOS = Duration.ofMinutes(1).toNanos();

  private final IntSupplier mostPerMinute;
  private final LongSupplier nanoTime;
  private final Map<String, Failures> byNameAndAddress = bounded();
  private final Map<String, Failures> byAddress = bounded();
  private final Map<String, Failures> byName = bounded();

  /**
   * Makes one that has seen no failure.
   *
   * @param mostPerMinute failures per name, address and minute; 0 for no limit
   */
  FailedSignIns(IntSupplier mostPerMinute, LongSupplier nanoTime) {
    this.mostPerMinute = mostPerMinute;
    this.nanoTime = nanoTime;
  }

  /** Failures that fade away evenly, and until when nobody may try again. */
  private static final class Failures {
    private double count;
    private long changedAt;
    private int beyond;
    private long closedUntil;

    Failures(long now) {
      changedAt = now;
      closedUntil = now;
    }

    void fade(int limit, long now) {
      count = Math.max(0, count - (double) limit * (now - changedAt) / MINUTE_NANOS);
      if (now - Math.max(changedAt, closedUntil) > LONGEST_WAIT.toNanos()) {
        beyond = 0;
      }
      changedAt = now;
    }

    void add(int limit, Duration longestWait, boolean lasting, long now) {
      count++;
      if (count >= limit || (lasting && beyond > 0)) {
        long wait = FIRST_WAIT.toNanos() << Math.min(beyond, 10);
        closedUntil = now + Math.min(wait, longestWait.toNanos());
        beyond++;
        count = Math.min(count, limit);
      }
    }

    void takeBack(int limit, long now) {
      count = Math.max(0, count - 1);
      if (count < limit && closedUntil - now > 0) {
        // This try closed it, and was none to close it for.
        closedUntil = now;
        beyond = Math.max(0, beyond - 1);
      }
    }
  }

  /**
   * Holds a try that counts as failed until it is said to have succeeded.
   *
   * @param delay for how long to wait before the password is looked at
   */
  record Try(String name, String source, Duration delay) {}

  /**
   * Begins a try.
   *
   * @param name the folded name
   * @param source who counts as one address
   * @throws Refusal too many failed, with the time after which to come again
   */
  synchronized Try begin(String name, String source) throws Refusal {
    int perMinute = mostPerMinute.getAsInt();
    if (perMinute == 0) {
      return new Try(name, source, Duration.ZERO);
    }
    long now = nanoTime.getAsLong();
    Failures both = faded(byNameAndAddress, name + "\n" + source, perMinute, now);
    Failures address = faded(byAddress, source, perMinute * ADDRESS_FACTOR, now);
    long wait = Math.max(both.closedUntil - now, address.closedUntil - now);
    if (wait > 0) {
      throw Refusal.tooSoon(
          "Too many wrong passwords or codes; wait a moment and try again.",
          Duration.ofNanos(wait));
    }
    both.add(perMinute, LONGEST_WAIT, true, now);
    // An address may be an office's: one of its people must not keep the others out for long.
    address.add(perMinute * ADDRESS_FACTOR, LONGEST_WAIT_OF_ADDRESS, false, now);
    Failures everywhere = faded(byName, name, perMinute, now);
    everywhere.count = Math.min(everywhere.count + 1, perMinute + MOST_STEPS);
    long steps = Math.round(Math.max(0, everywhere.count - perMinute));
    return new Try(name, source, DELAY_STEP.multipliedBy(steps));
  }

  /** Takes a try back, which was right, and the failures before it of this name and address. */
  synchronized void succeeded(Try one) {
    takeBack(one);
    // Who knows the password did not guess before either.
    byNameAndAddress.remove(one.name() + "\n" + one.source());
  }

  /** Takes a try back, which was none; the failures before it stay. */
  synchronized void takeBack(Try one) {
    int perMinute = mostPerMinute.getAsInt();
    if (perMinute == 0) {
      return;
    }
    long now = nanoTime.getAsLong();
    Failures both = byNameAndAddress.get(one.name() + "\n" + one.source());
    if (both != null) {
      both.fade(perMinute, now);
      both.takeBack(perMinute, now);
    }
    int ofAddress = perMinute * ADDRESS_FACTOR;
    faded(byAddress, one.source(), ofAddress, now).takeBack(ofAddress, now);
    faded(byName, one.name(), perMinute, now).takeBack(perMinute, now);
  }

  private static Failures faded(Map<String, Failures> all, String key, int limit, long now) {
    Failures failures = all.computeIfAbsent(key, same -> new Failures(now));
    failures.fade(limit, now);
    return failures;
  }

  private static Map<String, Failures> bounded() {
    return new LinkedHashMap<>(64, 0.75f, true) {
      @Override
      protected boolean removeEldestEntry(Map.Entry<String, Failures> eldest) {
        return size() > MAX_KNOWN;
      }
    };
  }
}
