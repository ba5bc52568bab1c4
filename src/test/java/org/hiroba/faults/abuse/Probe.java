package org.hiroba.faults.abuse;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.hiroba.blackbox.Http;

/** Asks {@code -/live} again and again, as who looks after a server does. Thread-safe. */
final class Probe implements AutoCloseable {
  /** What it may take, in milliseconds. */
  static final long MOST_MILLIS = 1_000;

  private static final int EVERY_MILLIS = 250;
  private static final int OK = 200;

  private final Http http;
  private final List<String> wrongs = new ArrayList<>();
  private long slowestMillis;
  private final ScheduledExecutorService clock =
      Executors.newSingleThreadScheduledExecutor(
          task -> {
            Thread thread = new Thread(task, "probe");
            thread.setDaemon(true);
            return thread;
          });

  Probe(URI base) {
    http = new Http(base);
    var unused = clock.scheduleWithFixedDelay(this::ask, 0, EVERY_MILLIS, TimeUnit.MILLISECONDS);
  }

  private void ask() {
    long began = System.nanoTime();
    String wrong = "";
    try {
      int status = http.get("-/live").statusCode();
      if (status != OK) {
        wrong = "-/live answers " + status;
      }
    } catch (RuntimeException e) {
      wrong = "-/live does not answer: " + e.getMessage();
    }
    took(TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - began), wrong);
  }

  private synchronized void took(long millis, String wrong) {
    slowestMillis = Math.max(slowestMillis, millis);
    if (!wrong.isEmpty()) {
      wrongs.add(wrong);
    } else if (millis > MOST_MILLIS) {
      wrongs.add("-/live took " + millis + " ms");
    }
  }

  synchronized long slowestMillis() {
    return slowestMillis;
  }

  synchronized List<String> wrongs() {
    return List.copyOf(wrongs);
  }

  @Override
  public void close() {
    clock.shutdown();
    try {
      // What was asked is answered first: its answer counts.
      if (!clock.awaitTermination(30, TimeUnit.SECONDS)) {
        took(TimeUnit.SECONDS.toMillis(30), "");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
