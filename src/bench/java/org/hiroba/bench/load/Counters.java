package org.hiroba.bench.load;

import java.util.concurrent.atomic.AtomicLong;
import org.HdrHistogram.Histogram;
import org.HdrHistogram.SingleWriterRecorder;

/** What one loop counts. Written by its thread, read by any. */
final class Counters {
  private static final long LONGEST_MICROS = 120_000_000;
  private static final int DIGITS = 3;

  private final AtomicLong ready = new AtomicLong();
  private final AtomicLong delivered = new AtomicLong();
  private final AtomicLong messages = new AtomicLong();
  private final AtomicLong acknowledged = new AtomicLong();
  private final AtomicLong leastReceived = new AtomicLong();
  private final SingleWriterRecorder deliveries = new SingleWriterRecorder(LONGEST_MICROS, DIGITS);
  private final SingleWriterRecorder acks = new SingleWriterRecorder(LONGEST_MICROS, DIGITS);

  void ready() {
    ready.lazySet(ready.getPlain() + 1);
  }

  void message() {
    messages.lazySet(messages.getPlain() + 1);
  }

  /** Records how long a post's delivery took. */
  void deliveryTook(long nanos) {
    deliveries.recordValue(Math.min(LONGEST_MICROS, nanos / 1_000));
  }

  /** Makes deliveries count, after their times were recorded. */
  void delivered(int posts) {
    delivered.lazySet(delivered.getPlain() + posts);
  }

  void acknowledged(long nanos) {
    acks.recordValue(Math.min(LONGEST_MICROS, nanos / 1_000));
    acknowledged.lazySet(acknowledged.getPlain() + 1);
  }

  void leastReceived(long posts) {
    leastReceived.lazySet(posts);
  }

  long readyMembers() {
    return ready.get();
  }

  long deliveredPosts() {
    return delivered.get();
  }

  long messagesReceived() {
    return messages.get();
  }

  long acknowledgedPosts() {
    return acknowledged.get();
  }

  long leastReceivedPosts() {
    return leastReceived.get();
  }

  /** Adds the times since the last call. */
  void takeTimes(Histogram deliveryMicros, Histogram ackMicros) {
    deliveryMicros.add(deliveries.getIntervalHistogram());
    ackMicros.add(acks.getIntervalHistogram());
  }
}
