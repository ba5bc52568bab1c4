package org.hiroba.config;

import java.time.Duration;

/**
 * How much people may send; for what is counted or kept, 0 means no limit.
 *
 * @param maxBytes of one file; default 100 MiB; 0: nobody sends files; beyond: 413
 * @param perUserBytes of all files of one person; default 5 GiB; beyond: 507
 * @param totalBytes of all files; default 0; beyond: 507
 * @param minFreeBytes what stays free on the disk; default 1 GiB; beyond: 507
 * @param uploadsPerUser pieces of one person that are received at the same time; default 3
 * @param perMinute files that one person may begin; default 30; beyond: 429
 * @param keep how long a file is kept; default zero, for ever
 */
public record FileLimits(
    long maxBytes,
    long perUserBytes,
    long totalBytes,
    long minFreeBytes,
    int uploadsPerUser,
    int perMinute,
    Duration keep) {
  /** Returns the defaults of the protocol. */
  public static FileLimits defaults() {
    return new FileLimits(100L << 20, 5L << 30, 0, 1L << 30, 3, 30, Duration.ZERO);
  }

  /** Tells whether anybody may send files. */
  public boolean areOn() {
    return maxBytes > 0;
  }
}
