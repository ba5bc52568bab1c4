package org.hiroba.cli.chat;

import java.time.Duration;

/**
 * Notices a dead link: after one interval without a word the server is asked, and half an interval
 * later without an answer the connection is lost. For one thread.
 */
final class Silence {
  private final Loop loop;
  private final Runnable ask;
  private final Runnable lost;
  private Duration interval = Duration.ZERO;
  private long heardAt;
  private boolean asked;
  private Runnable cancelTimer = () -> {};

  Silence(Loop loop, Runnable ask, Runnable lost) {
    this.loop = loop;
    this.ask = ask;
    this.lost = lost;
  }

  void start(Duration newInterval) {
    interval = newInterval;
    heard();
    wake(interval);
  }

  void heard() {
    heardAt = loop.nanoTime();
    asked = false;
  }

  void stop() {
    cancelTimer.run();
  }

  private void wake(Duration later) {
    cancelTimer.run();
    cancelTimer = loop.schedule(later, this::look);
  }

  private void look() {
    Duration quiet = Duration.ofNanos(loop.nanoTime() - heardAt);
    if (quiet.compareTo(interval) < 0) {
      wake(interval.minus(quiet));
    } else if (asked) {
      lost.run();
    } else {
      asked = true;
      wake(interval.dividedBy(2));
      ask.run();
    }
  }
}
