package org.hiroba.s3;

import java.time.Duration;

/**
 * For how long things may take.
 *
 * @param connect until there is a connection
 * @param silence until the next bytes go or come
 * @param tries after so long nothing is tried again
 * @param pause before the second try; before the third it is twice that
 * @param rest after a failure nothing is tried for so long
 */
record S3Patience(
    Duration connect, Duration silence, Duration tries, Duration pause, Duration rest) {
  /** Together less than the minute after which a round is taken to be stuck. */
  static final S3Patience USUAL =
      new S3Patience(
          Duration.ofSeconds(3),
          Duration.ofSeconds(15),
          Duration.ofSeconds(10),
          Duration.ofMillis(200),
          Duration.ofSeconds(5));
}
