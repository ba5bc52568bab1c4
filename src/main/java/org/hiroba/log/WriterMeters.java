package org.hiroba.log;

import org.hiroba.health.Meters;

/** Counts what the writer does, once a batch. Thread-safe. */
public final class WriterMeters {
  private static final double[] SECONDS = {
    0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 10
  };
  private static final double[] DRAFTS = {1, 2, 4, 8, 16, 32, 64, 128, 256};

  private final Meters.Histogram commits;
  private final Meters.Histogram drafts;
  private final Meters.Counter failures;

  /** Makes them, under names that begin with {@code hiroba_commit}. */
  public WriterMeters(Meters meters) {
    commits =
        meters.histogram(
            "hiroba_commit_seconds", "From the begin of a transaction to its commit.", SECONDS);
    drafts =
        meters.histogram(
            "hiroba_commit_drafts", "How many changes a transaction carries out.", DRAFTS);
    failures =
        meters.counter(
            "hiroba_commit_failures_total", "Transactions that failed; most are retried.");
  }

  void committed(int size, long nanos) {
    commits.recordNanos(nanos);
    drafts.record(size);
  }

  void failed() {
    failures.increment();
  }
}
