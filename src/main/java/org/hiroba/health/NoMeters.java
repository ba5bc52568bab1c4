package org.hiroba.health;

import java.util.function.DoubleSupplier;

/** Counts nothing. Stateless. */
final class NoMeters implements Meters {
  private static final Counter NOTHING =
      new Counter() {
        @Override
        public void add(long amount) {
          // Nobody asks.
        }

        @Override
        public long value() {
          return 0;
        }
      };

  @Override
  public Counter counter(String name, String help, String... labels) {
    return NOTHING;
  }

  @Override
  public void gauge(String name, String help, DoubleSupplier value, String... labels) {
    // Nobody asks.
  }

  @Override
  public Histogram histogram(String name, String help, double[] bounds, String... labels) {
    return value -> {};
  }
}
