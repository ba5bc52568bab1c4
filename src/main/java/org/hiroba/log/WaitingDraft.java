package org.hiroba.log;

import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** Holds a draft, its outcome in the present attempt and who waits for it. */
final class WaitingDraft<R> {
  final Draft<R> draft;
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

  void complete() {
    if (refusal != null) {
      answer.completeExceptionally(refusal);
    } else {
      answer.complete(result);
    }
  }

  void fail(Exception failure) {
    answer.completeExceptionally(failure);
  }
}
