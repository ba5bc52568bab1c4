package org.hiroba.config;

import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Something made of what is in force, and made anew when that has become another: counters that go
 * by a limit begin again then, and only then. Thread-safe.
 *
 * @param <S> of what it is made; has an {@code equals} by value
 * @param <T> what is made
 */
public final class Derived<S, T> implements Supplier<T> {
  private final Supplier<? extends S> source;
  private final Function<? super S, ? extends T> make;
  private volatile @Nullable Made<S, T> made;

  private record Made<S, T>(S of, T value) {}

  /** Makes one; nothing is made of the source before somebody asks. */
  public Derived(Supplier<? extends S> source, Function<? super S, ? extends T> make) {
    this.source = source;
    this.make = make;
  }

  @Override
  public T get() {
    S now = source.get();
    Made<S, T> before = made;
    return before != null && isOf(before, now) ? before.value() : makeAnew(now);
  }

  private synchronized T makeAnew(S now) {
    Made<S, T> before = made;
    if (before != null && isOf(before, now)) {
      return before.value();
    }
    T value = make.apply(now);
    made = new Made<>(now, value);
    return value;
  }

  private static boolean isOf(Made<?, ?> made, Object now) {
    return made.of() == now || made.of().equals(now);
  }
}
