package org.hiroba.health;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Looks at something that may never answer, such as a database or a disk, on a thread of its own
 * and only when somebody asks. Thread-safe.
 *
 * <p>What was found is good for a while, for all who ask; one look is under way at a time, and one
 * that takes longer than its limit counts as DOWN until it ends. So many askers wait for a look at
 * the same time; the others are told what was found last.
 */
public final class ActiveProbe implements HealthCheck {
  /** How many may wait for one look: the threads on which they do so are the container's. */
  static final int MAX_WAITERS = 4;

  private final String name;
  private final Limits limits;
  private final Executor executor;
  private final LongSupplier nanoTime;
  private final Supplier<CheckResult> question;
  private final Semaphore waiters = new Semaphore(MAX_WAITERS);

  private @Nullable Look look;
  private volatile @Nullable CheckResult last;

  /**
   * How long a look may take, and for how long what it found is good.
   *
   * @param goodFor counted from the begin of the look
   */
  public record Limits(Duration atMost, Duration goodFor) {}

  private record Look(CompletableFuture<CheckResult> found, long begunAtNanos) {}

  /**
   * Makes a probe that has not looked yet.
   *
   * @param name in lower case with dashes
   * @param executor runs looks, which may take for ever
   * @param nanoTime a clock that never jumps
   * @param question looks; what it throws counts as DOWN
   */
  public ActiveProbe(
      String name,
      Limits limits,
      Executor executor,
      LongSupplier nanoTime,
      Supplier<CheckResult> question) {
    this.name = name;
    this.limits = limits;
    this.executor = executor;
    this.nanoTime = nanoTime;
    this.question = question;
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public void begin() {
    var unused = present();
  }

  /** Returns the look that is under way or good still, else begins one. */
  private Look present() {
    Look begun;
    synchronized (this) {
      Look present = look;
      long now = nanoTime.getAsLong();
      if (present != null
          && (!present.found.isDone() || now - present.begunAtNanos < limits.goodFor.toNanos())) {
        return present;
      }
      begun = new Look(new CompletableFuture<>(), now);
      look = begun;
    }
    try {
      executor.execute(() -> run(begun));
    } catch (RuntimeException | Error e) {
      // The executor is full or closed, or there is no thread to be had.
      found(begun, CheckResult.down(name, "could not be looked at: " + e));
    }
    return begun;
  }

  private void run(Look look) {
    CheckResult result;
    try {
      result = question.get();
    } catch (RuntimeException | Error e) {
      result = CheckResult.down(name, String.valueOf(e.getMessage()));
    }
    found(look, result);
  }

  private void found(Look look, CheckResult result) {
    last = result;
    look.found.complete(result);
  }

  @Override
  public CheckResult check() {
    Look present = present();
    long left = limits.atMost.toNanos() - Math.max(0, nanoTime.getAsLong() - present.begunAtNanos);
    if (present.found.isDone() || left <= 0 || !waiters.tryAcquire()) {
      return withoutWaiting(present, left);
    }
    try {
      return present.found.get(left, TimeUnit.NANOSECONDS);
    } catch (TimeoutException e) {
      return late();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return CheckResult.down(name, "nobody could wait for the answer");
    } catch (ExecutionException e) {
      throw new IllegalStateException("a look never fails", e);
    } finally {
      waiters.release();
    }
  }

  /**
   * Returns what is known, and begins to look if that is too old. Waits for nothing.
   *
   * @return DOWN for a look that takes too long; null before anything is known
   */
  public @Nullable CheckResult glance() {
    Look present = present();
    if (present.found.isDone()) {
      return present.found.join();
    }
    boolean isLate = nanoTime.getAsLong() - present.begunAtNanos >= limits.atMost.toNanos();
    return isLate ? late() : last;
  }

  private CheckResult withoutWaiting(Look present, long left) {
    CheckResult known = last;
    if (present.found.isDone()) {
      return present.found.join();
    }
    return left <= 0 || known == null ? late() : known;
  }

  private CheckResult late() {
    return CheckResult.down(
        name, "has not answered within " + limits.atMost.toMillis() / 1000.0 + " s");
  }
}
