package org.hiroba.bench;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.HdrHistogram.Histogram;
import org.hiroba.bench.load.LoadRun;
import org.hiroba.bench.load.Pace;
import org.hiroba.bench.load.Seat;
import org.hiroba.blackbox.Guest;

/**
 * A long run at a moderate rate: several rooms in which people talk, and visitors who read back,
 * search, leave and join, and lose their connections. Nothing may grow: each minute the heap after
 * a collection, the descriptors, the threads and the times from post to delivery are noted.
 */
final class Mixed {
  private static final int ROOMS = 6;
  private static final int MEMBERS = 20;
  private static final int VISITORS_OF_ROOM = 4;
  private static final Duration MINUTE = Duration.ofMinutes(1);
  private static final int LOOKS_A_MINUTE = 12;
  private static final Duration AFTER_COLLECTION = Duration.ofSeconds(1);

  private Mixed() {}

  /** Runs {@link Options#mixedMinutes} on a server that has done nothing yet. */
  static Measured measure(HirobaSubject subject)
      throws IOException, InterruptedException, ExecutionException {
    List<Seat> seats = Seats.rooms(subject, ROOMS, MEMBERS);
    ProcessFigures process = new ProcessFigures(subject.pid());
    try (LoadRun load = new LoadRun(subject.webSocket(), subject.format(), Options.threads());
        Visitors visitors = new Visitors(visitors(subject, seats))) {
      load.connect(seats);
      visitors.start();
      load.post(new Pace.Rate(Options.mixedRate()));
      load.run(Options.warmUp());
      load.takeTimes(Scenarios.histogram(), Scenarios.histogram());
      LoadRun.Progress start = load.progress();
      double cpuStart = process.cpuSeconds();
      Series series = new Series();
      for (int minute = 0; minute < Options.mixedMinutes(); minute++) {
        for (int look = 0; look < LOOKS_A_MINUTE; look++) {
          load.run(MINUTE.dividedBy(LOOKS_A_MINUTE));
          visitors.check();
        }
        sample(load, process, series);
      }
      LoadRun.Progress end = load.progress();
      double cpu = process.cpuSeconds() - cpuStart;
      load.finish();
      visitors.finish();
      Map<String, Double> figures = new LinkedHashMap<>();
      double seconds = (end.nanos() - start.nanos()) / 1e9;
      figures.put("minutes", (double) Options.mixedMinutes());
      figures.put("postsPerSecond", (end.acknowledged() - start.acknowledged()) / seconds);
      figures.put("deliveriesPerSecond", (end.delivered() - start.delivered()) / seconds);
      figures.put("serverCores", cpu / seconds);
      figures.putAll(visitors.counts());
      figures.putAll(series.thirds());
      return new Measured(figures, series.values());
    }
  }

  /** Signs the visitors in, as many for each room. */
  private static List<BusyVisitor> visitors(HirobaSubject subject, List<Seat> seats)
      throws InterruptedException, ExecutionException {
    List<String> rooms = seats.stream().map(Seat::room).distinct().toList();
    int count = rooms.size() * VISITORS_OF_ROOM;
    List<Guest> guests = subject.guests(seats.size() + count);
    List<BusyVisitor> visitors = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      visitors.add(new BusyVisitor(guests.get(seats.size() + i), rooms.get(i % rooms.size()), i));
    }
    return visitors;
  }

  private static void sample(LoadRun load, ProcessFigures process, Series series)
      throws IOException, InterruptedException {
    Histogram deliveries = Scenarios.histogram();
    load.takeTimes(deliveries, Scenarios.histogram());
    series.add("p50Millis", deliveries.getValueAtPercentile(50) / 1e3);
    series.add("p99Millis", deliveries.getValueAtPercentile(99) / 1e3);
    series.add("heapMib", process.heapKibAfterCollection() / 1024.0);
    series.add("rssMib", process.rssKib() / 1024.0);
    series.add("descriptors", process.descriptors());
    series.add("threads", process.threads());
    // Whoever waited for that collection waited for our looking.
    load.run(AFTER_COLLECTION);
    load.takeTimes(Scenarios.histogram(), Scenarios.histogram());
  }
}
