package org.hiroba.bench;

import java.io.IOException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.HdrHistogram.Histogram;
import org.hiroba.bench.load.LoadRun;
import org.hiroba.bench.load.Pace;
import org.hiroba.bench.load.Seat;

/**
 * Many connections, signed in and greeted, on which nothing is said; then a post to all of them.
 */
final class Idle {
  private static final int WARM_UP = 100;
  private static final int SPARE_DESCRIPTORS = 500;
  private static final int SPARE_PORTS = 1_000;
  private static final Duration POSTING = Duration.ofMillis(2_500);

  private Idle() {}

  /**
   * Measures {@link Options#idle} connections.
   *
   * @throws Subjects.NotHere if this machine does not allow so many
   */
  static Map<String, Double> measure(Subject subject)
      throws IOException, InterruptedException, ExecutionException, Subjects.NotHere {
    int count = Options.idle();
    ProcessFigures process = new ProcessFigures(subject.pid());
    requireDescriptors("the server", process, count);
    requireDescriptors("the load", new ProcessFigures(ProcessHandle.current().pid()), count);
    requirePorts(count);
    Map<String, Double> figures = new LinkedHashMap<>();
    figures.put("connections", (double) count);
    long start = System.nanoTime();
    List<Seat> seats = Seats.idle(subject, count);
    figures.put("signInSeconds", secondsSince(start));
    try (LoadRun load = new LoadRun(subject.webSocket(), subject.format(), Options.threads())) {
      // The first connections load classes and make pools, which is not theirs to pay.
      load.connect(seats.subList(0, Math.min(count, WARM_UP)));
      load.run(Duration.ofSeconds(1));
    }
    Thread.sleep(1_000);
    long heapBefore = subject.isJvm() ? process.heapKibAfterCollection() : 0;
    long rssBefore = process.rssKib();
    try (LoadRun load = new LoadRun(subject.webSocket(), subject.format(), Options.threads())) {
      start = System.nanoTime();
      load.connect(seats);
      figures.put("connectSeconds", secondsSince(start));
      // Presence and the like settle.
      load.run(Options.idleTime());
      if (subject.isJvm()) {
        long heap = process.heapKibAfterCollection();
        figures.put("heapKibPerConnection", (double) (heap - heapBefore) / count);
        figures.put("heapMib", heap / 1024.0);
      }
      long rss = process.rssKib();
      figures.put("rssKibPerConnection", (double) (rss - rssBefore) / count);
      figures.put("rssMib", rss / 1024.0);
      figures.putAll(postToAll(load));
    }
    return figures;
  }

  /** Checks that posts still reach every one of them. */
  private static Map<String, Double> postToAll(LoadRun load) {
    long before = load.progress().delivered();
    load.post(new Pace.Rate(1));
    load.run(POSTING);
    load.finish();
    Histogram deliveries = Scenarios.histogram();
    load.takeTimes(deliveries, Scenarios.histogram());
    return Map.of(
        "deliveriesAfterwards",
        (double) (load.progress().delivered() - before),
        "slowestDeliveryMillis",
        deliveries.getMaxValue() / 1e3);
  }

  private static double secondsSince(long nanos) {
    return (System.nanoTime() - nanos) / 1e9;
  }

  private static void requireDescriptors(String who, ProcessFigures process, int connections)
      throws IOException, Subjects.NotHere {
    long most = process.mostDescriptors();
    long needed = (long) connections + SPARE_DESCRIPTORS;
    if (most < needed) {
      throw new Subjects.NotHere(
          String.format(
              "not measured: %s may open %d files, %d connections need %d; raise it with"
                  + " ulimit -n %d",
              who, most, connections, needed, needed));
    }
  }

  private static void requirePorts(int connections) throws IOException, Subjects.NotHere {
    int ports = Machine.clientPorts();
    if (ports < connections + SPARE_PORTS) {
      throw new Subjects.NotHere(
          String.format(
              "not measured: this machine has %d ports for clients, %d connections need %d; see"
                  + " net.ipv4.ip_local_port_range",
              ports, connections, connections + SPARE_PORTS));
    }
  }
}
