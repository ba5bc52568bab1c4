package org.hiroba.health;

import java.util.function.DoubleSupplier;

/**
 * Where everybody counts what happens. Thread-safe.
 *
 * <p>Names follow the Prometheus convention: {@code hiroba_posts_total}, with the base unit at the
 * end of a gauge's name. Labels come in pairs of name and value; their values are few and fixed, so
 * never a user, a room or an address.
 */
public interface Meters {
  /** Counts nothing and shows nothing: for programs that nobody asks. */
  Meters NONE = new NoMeters();

  /** Something that only grows. Thread-safe and cheap enough for hot paths. */
  interface Counter {
    /** Adds one. */
    default void increment() {
      add(1);
    }

    /** Adds an amount that is not negative. */
    void add(long amount);

    /** Returns the sum so far, in a moving system an approximation. */
    long value();
  }

  /**
   * How something is spread: times or sizes. Thread-safe; costs several counters, so it is for what
   * happens once a batch, not once for everybody who is told of it.
   */
  @FunctionalInterface
  interface Histogram {
    /** Notes one value, in the unit of the name. */
    void record(double value);

    /** Notes a time for a histogram of seconds. */
    default void recordNanos(long nanos) {
      record(nanos / 1e9);
    }
  }

  /**
   * Returns the counter of this name and these labels, made at the first call.
   *
   * @throws IllegalArgumentException if a name is no Prometheus name, labels are not pairs or
   *     others than before, or the name is no counter
   */
  Counter counter(String name, String help, String... labels);

  /**
   * Shows a value that goes up and down, read whenever somebody looks. The last supplier of a name
   * and its labels replaces an earlier one.
   *
   * @throws IllegalArgumentException if a name is no Prometheus name, labels are not pairs or
   *     others than before, or the name is no gauge
   */
  void gauge(String name, String help, DoubleSupplier value, String... labels);

  /**
   * Returns the histogram of this name and these labels, made at the first call.
   *
   * @param bounds the upper bounds of its buckets, rising; those of the first call count
   * @throws IllegalArgumentException if a name is no Prometheus name, labels are not pairs or
   *     others than before, or the name is no histogram
   */
  Histogram histogram(String name, String help, double[] bounds, String... labels);
}
