package org.hiroba.startup;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

/**
 * Remembers what takes a while to find out: found out elsewhere, when somebody asks and what is
 * known is too old. Nobody waits: until it is there the old value is shown, before the first no
 * number. Thread-safe.
 */
final class Remembered<T> {
  private static final Logger LOG = System.getLogger(Remembered.class.getName());

  private final Duration goodFor;
  private final Executor executor;
  private final LongSupplier nanoTime;
  private final Supplier<T> source;
  private final AtomicBoolean underWay = new AtomicBoolean();
  private volatile @Nullable Known<T> known;

  private record Known<T>(T value, long atNanos) {}

  Remembered(Duration goodFor, Executor executor, LongSupplier nanoTime, Supplier<T> source) {
    this.goodFor = goodFor;
    this.executor = executor;
    this.nanoTime = nanoTime;
    this.source = source;
  }

  /** Returns a number of what is known; not a number while nothing is. */
  double number(ToLongFunction<T> part) {
    Known<T> present = known;
    boolean old = present == null || nanoTime.getAsLong() - present.atNanos >= goodFor.toNanos();
    if (old && underWay.compareAndSet(false, true)) {
      findOut();
      present = known;
    }
    return present == null ? Double.NaN : part.applyAsLong(present.value);
  }

  private void findOut() {
    try {
      executor.execute(
          () -> {
            try {
              known = new Known<>(source.get(), nanoTime.getAsLong());
            } catch (RuntimeException | Error e) {
              LOG.log(Level.DEBUG, "It is not known for now", e);
            } finally {
              underWay.set(false);
            }
          });
    } catch (RuntimeException | Error e) {
      underWay.set(false);
      LOG.log(Level.DEBUG, "It is not found out for now", e);
    }
  }
}
