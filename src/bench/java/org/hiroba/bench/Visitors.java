package org.hiroba.bench;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.hiroba.bench.load.LoadException;

/** Everybody who does something every two seconds beside a load. Controlled by one thread. */
final class Visitors implements AutoCloseable {
  private static final int THREADS = 4;
  private static final long PAUSE_MILLIS = 2_000;
  private static final long STOP_SECONDS = 60;

  private final List<BusyVisitor> all;
  private final List<ScheduledFuture<?>> running = new ArrayList<>();
  private final ScheduledExecutorService executor =
      Executors.newScheduledThreadPool(
          THREADS,
          task -> {
            Thread thread = new Thread(task, "visitors");
            thread.setDaemon(true);
            return thread;
          });

  Visitors(List<BusyVisitor> all) {
    this.all = List.copyOf(all);
  }

  /** Lets each come and act, evenly spread over time, one step after another. */
  void start() {
    all.forEach(BusyVisitor::come);
    for (int i = 0; i < all.size(); i++) {
      running.add(
          executor.scheduleWithFixedDelay(
              all.get(i)::act, PAUSE_MILLIS * i / all.size(), PAUSE_MILLIS, TimeUnit.MILLISECONDS));
    }
  }

  /**
   * Looks whether all is well.
   *
   * @throws ExecutionException if somebody heard what is wrong or got no good answer
   */
  void check() throws InterruptedException, ExecutionException {
    for (ScheduledFuture<?> one : running) {
      if (one.isDone() && !one.isCancelled()) {
        one.get();
      }
    }
  }

  /** Stops them and checks that each has heard its room to the end. */
  void finish() throws InterruptedException, ExecutionException {
    executor.shutdown();
    if (!executor.awaitTermination(STOP_SECONDS, TimeUnit.SECONDS)) {
      throw new LoadException("The visitors do not stop");
    }
    check();
    all.forEach(BusyVisitor::leave);
  }

  /** Returns what they did, and how many events they heard. */
  Map<String, Double> counts() {
    Map<String, Double> counts = new LinkedHashMap<>();
    for (BusyVisitor visitor : all) {
      visitor.counts().forEach((name, count) -> counts.merge(name, (double) count, Double::sum));
    }
    return counts;
  }

  @Override
  public void close() {
    executor.shutdownNow();
    all.forEach(BusyVisitor::hangUp);
  }
}
