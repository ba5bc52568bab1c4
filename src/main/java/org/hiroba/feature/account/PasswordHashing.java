package org.hiroba.feature.account;

import com.password4j.Argon2Function;
import com.password4j.types.Argon2;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.hiroba.health.WatchedPool;
import org.hiroba.health.Workers;
import org.hiroba.log.Refusal;

/**
 * Hashes passwords by Argon2id (RFC 9106) with 19 MiB, 2 passes, 1 lane: OWASP's first choice for
 * little memory. Each hash takes that memory and about 0.1 s of a processor, so few run at a time,
 * on threads of their own; some wait, and whoever comes beyond them is told to come again.
 * Thread-safe.
 */
public final class PasswordHashing implements AutoCloseable {
  private static final int MEMORY_KIB = 19_456;
  private static final int PASSES = 2;
  private static final int LANES = 1;
  private static final int HASH_BYTES = 32;

  /** Of the heap one in so many parts is for hashes. */
  private static final int HEAP_PARTS = 8;

  /** How many may wait for each that runs. */
  private static final int WAITING_PER_THREAD = 16;

  private static final Duration WAIT_AT_MOST = Duration.ofSeconds(5);

  private final WatchedPool pool;

  /**
   * Holds the function, which keeps 19 MiB for as long as the application is there: only where
   * somebody has a password.
   */
  private static final class Present {
    static final Argon2Function FUNCTION =
        Argon2Function.getInstance(MEMORY_KIB, PASSES, LANES, HASH_BYTES, Argon2.ID);

    private Present() {}
  }

  /** Makes one that hashes so many passwords at a time. */
  public PasswordHashing(int threads) {
    pool = new WatchedPool(Workers.pool("hiroba-passwords"), threads, threads * WAITING_PER_THREAD);
    pool.allowCoreThreadTimeOut(true);
  }

  /**
   * Returns how many passwords this machine hashes at a time: as many as half of its processors,
   * but with an eighth of the heap at most; always one.
   */
  public static int atOnce() {
    Runtime machine = Runtime.getRuntime();
    return atOnce(machine.availableProcessors(), machine.maxMemory());
  }

  static int atOnce(int processors, long heapBytes) {
    long bearable = heapBytes / HEAP_PARTS / (MEMORY_KIB * 1_024L);
    return (int) Math.max(1, Math.min(processors / 2, bearable));
  }

  /** Returns the threads, for the watchdog. */
  public Workers workers() {
    return pool.workers();
  }

  /**
   * Hashes a password, with a salt of its own, as a PHC string.
   *
   * @throws Refusal too many wait already, or it took too long
   */
  String hash(String password) throws Refusal {
    return await(() -> Present.FUNCTION.hash(password).getResult());
  }

  /**
   * Tells whether a password is the one of a hash; takes as long for any.
   *
   * @throws Refusal too many wait already, or it took too long
   */
  boolean matches(String password, String hash) throws Refusal {
    return await(() -> Argon2Function.getInstanceFromHash(hash).check(password, hash));
  }

  /** Tells whether a hash was made with other parameters than are used now. */
  boolean isOutdated(String hash) {
    return !Argon2Function.getInstanceFromHash(hash).equals(Present.FUNCTION);
  }

  private <T> T await(Callable<T> work) throws Refusal {
    Future<T> outcome;
    try {
      outcome = pool.submit(work);
    } catch (RejectedExecutionException e) {
      throw ManyAtOnce.refusal();
    }
    try {
      return outcome.get(WAIT_AT_MOST.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      outcome.cancel(false);
      throw ManyAtOnce.refusal();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      outcome.cancel(false);
      throw ManyAtOnce.refusal();
    } catch (ExecutionException e) {
      throw new IllegalStateException("A password could not be hashed", e.getCause());
    }
  }

  @Override
  public void close() {
    pool.shutdownNow();
    try {
      pool.awaitTermination(WAIT_AT_MOST.toSeconds(), TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
