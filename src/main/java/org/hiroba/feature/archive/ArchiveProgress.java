package org.hiroba.feature.archive;

import java.util.function.Consumer;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/** Tells now and then how far something is. For one thread. */
public final class ArchiveProgress {
  private static final long EVERY_NANOS = 2_000_000_000L;

  private final Consumer<String> say;
  private final LongSupplier nanoTime;
  private long said;

  /** Makes one that tells at most every two seconds. */
  public ArchiveProgress(Consumer<String> say, LongSupplier nanoTime) {
    this.say = say;
    this.nanoTime = nanoTime;
    this.said = nanoTime.getAsLong();
  }

  void at(String where) {
    on(() -> where);
  }

  void on(Supplier<String> where) {
    long now = nanoTime.getAsLong();
    if (now - said >= EVERY_NANOS) {
      said = now;
      say.accept(where.get());
    }
  }

  /** Tells something whatever the time. */
  void tell(String line) {
    say.accept(line);
  }
}
