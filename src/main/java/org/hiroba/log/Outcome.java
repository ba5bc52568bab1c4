package org.hiroba.log;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.hiroba.health.Beat;

/** Waits for what {@link LogWriter} makes of a draft. */
public final class Outcome {
  private Outcome() {}

  /**
   * Waits until it is durable; not for a thread that others need.
   *
   * @throws Refusal a rule forbids it
   * @throws StorageException the outcome is unknown or refused for now: a command of the same id
   *     may be tried again
   */
  public static <T> T await(CompletableFuture<T> outcome) throws Refusal {
    // The writer is watched itself.
    Beat.waits();
    try {
      return outcome.join();
    } catch (CompletionException e) {
      if (e.getCause() instanceof Refusal refusal) {
        throw refusal;
      }
      if (e.getCause() instanceof StorageException failure) {
        throw failure;
      }
      throw e;
    } finally {
      Beat.goesOn();
    }
  }
}
