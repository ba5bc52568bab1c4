package org.hiroba.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.HdrHistogram.Histogram;
import org.hiroba.bench.load.LoadRun;
import org.hiroba.bench.load.Pace;
import org.hiroba.bench.load.Seat;

/** The loads, each on one running server. */
final class Scenarios {
  private static final int STEADY_PER_SECOND = 20;
  private static final int LATENCY_MEMBERS = 100;
  private static final int LATENCY_PER_SECOND = 200;
  private static final int WRITE_ROOMS = 64;
  private static final int WRITERS_OF_ROOM = 4;

  private Scenarios() {}

  /** Tells whether a scenario is about what hubs without storage do not do. */
  static boolean isForHirobaOnly(String scenario) {
    return scenario.equals("write") || scenario.equals("mixed");
  }

  /** Tells whether a scenario must meet a server that has done nothing yet. */
  static boolean needsFreshServer(String scenario) {
    return scenario.equals("idle") || scenario.equals("mixed");
  }

  /**
   * Runs one.
   *
   * @throws Subjects.NotHere if this machine does not allow it
   */
  static Measured run(String scenario, Subject subject)
      throws IOException, InterruptedException, ExecutionException, Subjects.NotHere {
    return switch (scenario) {
      case "saturated" ->
          fanOut(
              scenario,
              subject,
              Seats.oneRoom(subject, Options.members()),
              new Pace.Delivered(Options.window()));
      case "steady" ->
          fanOut(
              scenario,
              subject,
              Seats.oneRoom(subject, Options.members()),
              new Pace.Rate(STEADY_PER_SECOND));
      case "latency" ->
          fanOut(
              scenario,
              subject,
              Seats.oneRoom(subject, LATENCY_MEMBERS),
              new Pace.Rate(LATENCY_PER_SECOND));
      case "write" ->
          fanOut(
              scenario,
              subject,
              Seats.rooms((HirobaSubject) subject, WRITE_ROOMS, WRITERS_OF_ROOM),
              new Pace.Acknowledged(Options.writeWindow()));
      case "idle" -> Measured.of(Idle.measure(subject));
      case "mixed" -> Mixed.measure((HirobaSubject) subject);
      default ->
          throw new IllegalArgumentException(
              "-Dbench.scenarios= knows saturated, steady, latency, write, idle and mixed, not "
                  + scenario);
    };
  }

  private static Measured fanOut(String scenario, Subject subject, List<Seat> seats, Pace pace)
      throws IOException, InterruptedException {
    ProcessFigures process = new ProcessFigures(subject.pid());
    try (LoadRun load = new LoadRun(subject.webSocket(), subject.format(), Options.threads())) {
      load.connect(seats);
      load.post(pace);
      load.run(Options.warmUp());
      boolean profile = Options.profile() && subject.isJvm();
      if (profile) {
        process.startProfile();
      }
      load.takeTimes(histogram(), histogram());
      LoadRun.Progress start = load.progress();
      double cpuStart = process.cpuSeconds();
      load.run(Options.measured());
      double cpu = process.cpuSeconds() - cpuStart;
      LoadRun.Progress end = load.progress();
      Histogram deliveries = histogram();
      Histogram acknowledgements = histogram();
      load.takeTimes(deliveries, acknowledgements);
      if (profile) {
        Path file =
            Subjects.FOLDER.resolve("profiles").resolve(scenario + "-" + subject.pid() + ".jfr");
        process.stopProfile(file);
        System.out.println(CpuProfile.of(file));
      }
      load.finish();
      return Measured.of(figures(start, end, cpu, deliveries, acknowledgements));
    }
  }

  private static Map<String, Double> figures(
      LoadRun.Progress start,
      LoadRun.Progress end,
      double cpu,
      Histogram deliveries,
      Histogram acknowledgements) {
    double seconds = (end.nanos() - start.nanos()) / 1e9;
    long delivered = end.delivered() - start.delivered();
    Map<String, Double> figures = new LinkedHashMap<>();
    figures.put("cpuSecondsPerMillion", cpu / delivered * 1e6);
    figures.put("deliveriesPerSecond", delivered / seconds);
    figures.put("postsPerSecond", (end.acknowledged() - start.acknowledged()) / seconds);
    figures.put("p50Millis", deliveries.getValueAtPercentile(50) / 1e3);
    figures.put("p99Millis", deliveries.getValueAtPercentile(99) / 1e3);
    figures.put("p999Millis", deliveries.getValueAtPercentile(99.9) / 1e3);
    figures.put("ackP50Millis", acknowledgements.getValueAtPercentile(50) / 1e3);
    figures.put("ackP99Millis", acknowledgements.getValueAtPercentile(99) / 1e3);
    figures.put("deliveriesPerMessage", (double) delivered / (end.messages() - start.messages()));
    figures.put("serverCores", cpu / seconds);
    figures.put("loadCores", (end.cpuNanos() - start.cpuNanos()) / 1e9 / seconds);
    return figures;
  }

  /** Makes one for microseconds, up to two minutes. */
  static Histogram histogram() {
    return new Histogram(120_000_000, 3);
  }
}
