package org.hiroba.config;

import java.util.function.Supplier;

/**
 * What is in force now. Whoever uses it asks each time and keeps nothing of it, so that what a
 * reload changes holds for them at once. Thread-safe.
 *
 * @param <T> immutable
 */
public final class Current<T> implements Supplier<T> {
  private volatile T value;

  /** Makes one. */
  public Current(T value) {
    this.value = value;
  }

  @Override
  public T get() {
    return value;
  }

  /** Puts something else into force, as a whole. */
  public void set(T now) {
    value = now;
  }
}
