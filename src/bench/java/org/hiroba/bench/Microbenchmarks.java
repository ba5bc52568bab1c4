package org.hiroba.bench;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.hiroba.bench.jmh.CodecBenchmark;
import org.hiroba.bench.jmh.OutboxBenchmark;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;

/**
 * Runs JMH on the codec and the outbox, each benchmark in a JVM of its own: two seconds to warm up,
 * five of one second each that count; under a minute in all.
 */
final class Microbenchmarks {
  /** What {@code -Dbench.servers=} calls them. */
  static final String NAME = "jmh";

  private static final int WARM_UPS = 2;
  private static final int MEASUREMENTS = 5;
  private static final String ALLOCATED = "gc.alloc.rate.norm";

  private Microbenchmarks() {}

  /**
   * Returns a result for each benchmark; one problem if JMH could not run.
   *
   * <p>Figures: {@code nanosPerOperation}, {@code plusMinusNanos} (99.9 %) and {@code
   * bytesPerOperation} allocated.
   */
  static List<Result> run() {
    OptionsBuilder options = new OptionsBuilder();
    for (Class<?> benchmark : List.of(CodecBenchmark.class, OutboxBenchmark.class)) {
      options.include(benchmark.getName());
    }
    options
        .forks(1)
        .warmupIterations(WARM_UPS)
        .warmupTime(TimeValue.seconds(1))
        .measurementIterations(MEASUREMENTS)
        .measurementTime(TimeValue.seconds(1))
        .timeUnit(TimeUnit.NANOSECONDS)
        .jvmArgsAppend(jvm())
        .addProfiler(GCProfiler.class)
        .shouldFailOnError(true)
        .verbosity(VerboseMode.SILENT);
    try {
      List<Result> results = new ArrayList<>();
      for (RunResult run : new Runner(options.build()).run()) {
        results.add(Result.of(NAME, run.getPrimaryResult().getLabel(), Measured.of(figures(run))));
      }
      return results;
    } catch (RunnerException e) {
      return List.of(Result.problem(NAME, "all", "failed: " + e.getMessage()));
    }
  }

  private static String[] jvm() {
    List<String> arguments = new ArrayList<>(List.of("-Xmx1g"));
    arguments.addAll(Options.jvm());
    return arguments.toArray(new String[0]);
  }

  private static Map<String, Double> figures(RunResult run) {
    org.openjdk.jmh.results.Result<?> time = run.getPrimaryResult();
    org.openjdk.jmh.results.Result<?> allocated = run.getSecondaryResults().get(ALLOCATED);
    if (allocated == null) {
      throw new IllegalStateException("JMH's GC profiler has no " + ALLOCATED);
    }
    Map<String, Double> figures = new LinkedHashMap<>();
    figures.put("nanosPerOperation", time.getScore());
    figures.put("plusMinusNanos", time.getScoreError());
    figures.put("bytesPerOperation", allocated.getScore());
    return figures;
  }
}
