package org.hiroba.log;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** Holds a draft, its outcome in the present attempt and who waits for it. */
final class WaitingDraft<R> {
  private static final Logger LOG = System.getLogger(WaitingDraft.class.getName());

  final Draft<R> draft;

  /** When it was handed in. */
  final long sinceNanos = System.nanoTime();

  final CompletableFuture<R> answer = new CompletableFuture<>();
  private @Nullable R result;
  private @Nullable Exception refusal;

  WaitingDraft(Draft<R> draft) {
    this.draft = draft;
  }

  void apply(WriteTransaction tx, Instant at) {
    result = null;
    refusal = null;
    try {
      result = draft.apply(tx, at);
    } catch (Refusal e) {
      refusal = e;
    }
  }

  /** Answers; throws nothing, since others wait for theirs. */
  void complete() {
    try {
      if (refusal != null) {
        answer.completeExceptionally(refusal);
      } else {
        answer.complete(result);
      }
    } catch (RuntimeException | Error e) {
      // It is answered nevertheless; one who waited for that failed.
      LOG.log(Level.ERROR, "What follows from a write was not done", e);
    }
  }

  /** Answers that nothing came of it; throws nothing. */
  void fail(Throwable failure) {
    try {
      answer.completeExceptionally(failure);
    } catch (RuntimeException | Error e) {
      LOG.log(Level.ERROR, "What follows from a write that failed was not done", e);
    }
  }
}
