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
   * Returns the counter of this name and these labels, made at the first call.
   *
   * @throws IllegalArgumentException if a name is no Prometheus name, labels are not pairs, or the
   *     name is a gauge already
   */
  Counter counter(String name, String help, String... labels);

  /**
   * Shows a value that goes up and down, read whenever somebody looks. The last supplier of a name
   * and its labels replaces an earlier one.
   *
   * @throws IllegalArgumentException if a name is no Prometheus name, labels are not pairs, or the
   *     name is a counter already
   */
  void gauge(String name, String help, DoubleSupplier value, String... labels);
}
