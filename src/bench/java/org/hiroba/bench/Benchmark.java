package org.hiroba.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.hiroba.bench.load.LoadException;

/**
 * Measures servers under the same loads. Ends with 1 if any run was no result: a lost, doubled or
 * misplaced delivery. Everything is bounded in time, and no server outlives it.
 */
public final class Benchmark {
  private static final Path PAGE = Path.of("src/site/markdown/measurements.md");

  private final Report report = new Report();

  private Benchmark() {}

  /** Runs what {@code -Dbench.…} asks for. */
  public static void main(String[] args) throws IOException, InterruptedException {
    Options.servers().stream()
        .filter(one -> !one.equals(Microbenchmarks.NAME))
        .forEach(Subjects::title);
    if (Options.readme()) {
      Readme.check(PAGE);
    }
    endAfterTheLimit();
    LocalDate today = LocalDate.now(ZoneOffset.UTC);
    Machine machine = Machine.here();
    System.out.println("On " + machine.describe() + ":");
    Benchmark benchmark = new Benchmark();
    for (String server : Options.servers()) {
      if (server.equals(Microbenchmarks.NAME)) {
        Microbenchmarks.run().forEach(benchmark::add);
      } else {
        benchmark.measure(server);
      }
      benchmark.report.write(machine, today);
    }
    System.out.println();
    String results = benchmark.report.all(machine, today);
    System.out.println(results);
    if (benchmark.report.hasFailures()) {
      System.err.println(
          "At least one run was no result"
              + (Options.readme() ? "; " + PAGE + " is left as it is" : ""));
      System.exit(1);
    }
    if (Options.readme()) {
      Readme.write(PAGE, results);
      System.out.println("Written to " + PAGE);
    }
    System.exit(0);
  }

  private static void endAfterTheLimit() {
    Thread thread =
        new Thread(
            () -> {
              try {
                Thread.sleep(Options.limit().toMillis());
              } catch (InterruptedException e) {
                return;
              }
              System.err.println("Ended: not done within " + Options.limit());
              System.exit(2);
            },
            "limit");
    thread.setDaemon(true);
    thread.start();
  }

  /** Runs the scenarios on one server, those first that need it fresh. */
  private void measure(String server) throws InterruptedException {
    List<String> scenarios =
        Options.scenarios().stream()
            .filter(one -> Subjects.isHiroba(server) || !Scenarios.isForHirobaOnly(one))
            .toList();
    for (String scenario : scenarios) {
      if (Scenarios.needsFreshServer(scenario)) {
        measure(server, List.of(scenario));
      }
    }
    measure(server, scenarios.stream().filter(one -> !Scenarios.needsFreshServer(one)).toList());
  }

  private void measure(String server, List<String> scenarios) throws InterruptedException {
    if (scenarios.isEmpty()) {
      return;
    }
    try (Subject subject = Subjects.start(server)) {
      for (String scenario : scenarios) {
        add(measure(server, scenario, subject));
      }
    } catch (Subjects.NotHere e) {
      scenarios.forEach(one -> add(Result.problem(server, one, e.getMessage())));
    } catch (IOException e) {
      scenarios.forEach(one -> add(Result.problem(server, one, "did not start: " + e)));
    }
  }

  private static Result measure(String server, String scenario, Subject subject)
      throws InterruptedException {
    try {
      return Result.of(server, scenario, Scenarios.run(scenario, subject));
    } catch (Subjects.NotHere e) {
      return Result.problem(server, scenario, e.getMessage());
    } catch (LoadException
        | IOException
        | ExecutionException
        | IllegalStateException
        | AssertionError e) {
      e.printStackTrace();
      return Result.problem(server, scenario, "failed: " + e.getMessage());
    }
  }

  private void add(Result result) {
    report.add(result);
    StringBuilder line = new StringBuilder(result.server() + " " + result.scenario() + ":");
    for (Map.Entry<String, Double> figure : result.figures().entrySet()) {
      line.append(String.format(" %s %.3f", figure.getKey(), figure.getValue()));
    }
    result.problem().ifPresent(problem -> line.append(" **").append(problem).append("**"));
    System.out.println(line);
  }
}
