package org.hiroba.cli.chat;

import java.time.Duration;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/** Ends a wait that gets nowhere. For one thread. */
final class Patience {
  private final Loop loop;
  private final Optional<Duration> limit;
  private final BooleanSupplier nobodyWaits;
  private final Consumer<String> giveUp;
  private long progressAt;
  private String trouble = "no answer";
  private Runnable cancelTimer = () -> {};

  /**
   * Makes one that has not begun.
   *
   * @param limit how long nothing may come of it; empty for ever
   */
  Patience(
      Loop loop, Optional<Duration> limit, BooleanSupplier nobodyWaits, Consumer<String> giveUp) {
    this.loop = loop;
    this.limit = limit;
    this.nobodyWaits = nobodyWaits;
    this.giveUp = giveUp;
  }

  void start() {
    progress();
    limit.ifPresent(this::wake);
  }

  /** Notes that it got somewhere, or that somebody begins to wait. */
  void progress() {
    progressAt = loop.nanoTime();
  }

  /** Remembers what is in the way. */
  void trouble(String what) {
    trouble = what;
  }

  void stop() {
    cancelTimer.run();
  }

  private void wake(Duration later) {
    cancelTimer = loop.schedule(later, this::look);
  }

  private void look() {
    Duration most = limit.orElseThrow();
    if (nobodyWaits.getAsBoolean()) {
      progress();
    }
    Duration waited = Duration.ofNanos(loop.nanoTime() - progressAt);
    if (waited.compareTo(most) >= 0) {
      giveUp.accept("Gave up after " + most.toSeconds() + "s: " + trouble);
    } else {
      wake(most.minus(waited));
    }
  }
}
