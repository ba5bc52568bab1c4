package org.hiroba.bench;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Shows the results as one table and keeps them as JSON. Used by one thread. */
final class Report {
  private static final String MISSING = "–";
  private static final List<String> LONG_RUN =
      List.of("heapMib", "rssMib", "descriptors", "threads", "p50Millis", "p99Millis");
  private static final String CPU = "cpuSecondsPerMillion";
  private static final String RATE = "deliveriesPerSecond";

  private final List<Result> results = new ArrayList<>();

  void add(Result result) {
    results.add(result);
  }

  /** Tells whether anything that could be measured failed. */
  boolean hasFailures() {
    return results.stream()
        .anyMatch(
            result ->
                result.problem().filter(text -> !text.startsWith("not measured")).isPresent());
  }

  private List<String> servers() {
    return results.stream()
        .map(Result::server)
        .filter(server -> !server.equals(Microbenchmarks.NAME))
        .distinct()
        .toList();
  }

  private Optional<Result> find(String server, String scenario) {
    return results.stream()
        .filter(result -> result.server().equals(server) && result.scenario().equals(scenario))
        .findFirst();
  }

  private Optional<Double> figure(String server, String scenario, String name) {
    return find(server, scenario).map(result -> result.figures().get(name));
  }

  /** Returns all in Markdown. */
  String table() {
    StringBuilder text = new StringBuilder();
    text.append(
        "| Server | Saturated: CPU-s per million · deliveries/s | × gorilla: CPU · deliveries |"
            + " Steady 20,000/s: CPU-s per million | × one write |"
            + " 100 members × 200/s: p50 / p99 / p99.9 ms |"
            + " Durable posts/s, 256 clients, 64 rooms |"
            + " KiB per idle connection: heap, resident |\n"
            + "|---|---|---|---|---|---|---|---|\n");
    for (String server : servers()) {
      text.append("| ").append(Subjects.title(server)).append(" | ");
      Optional<String> problem =
          results.stream()
              .filter(result -> result.server().equals(server))
              .flatMap(result -> result.problem().stream())
              .findFirst();
      if (problem.isPresent()) {
        text.append("**").append(problem.get().lines().findFirst().orElse("")).append("** ");
      }
      text.append(cells(server)).append(" |\n");
    }
    servers().stream()
        .filter(server -> hasFigures(server, "mixed"))
        .forEach(server -> text.append(longRun(server)));
    return text.toString();
  }

  private boolean hasFigures(String server, String scenario) {
    return find(server, scenario).filter(result -> !result.figures().isEmpty()).isPresent();
  }

  /** Returns what changed between the first and the last third of the long run. */
  private String longRun(String server) {
    List<String> changes = new ArrayList<>();
    for (String name : LONG_RUN) {
      changes.add(
          name
              + " "
              + cell(server, "mixed", "%.1f", name + Series.FIRST_THIRD)
              + " → "
              + cell(server, "mixed", "%.1f", name + Series.LAST_THIRD));
    }
    return "\n"
        + Subjects.title(server)
        + ", "
        + cell(server, "mixed", "%.0f", "minutes")
        + " minutes of mixed load at "
        + cell(server, "mixed", "%,.0f", "deliveriesPerSecond")
        + " deliveries/s, medians of the first → the last third: "
        + String.join(", ", changes)
        + "\n";
  }

  private String cells(String server) {
    return String.join(
        " | ",
        cell(server, "saturated", "%.2f", CPU) + " · " + cell(server, "saturated", "%,.0f", RATE),
        ratio(server, "saturated", CPU, "gorilla", Goals.Aim.SATURATED_CPU)
            + " · "
            + ratio(server, "saturated", RATE, "gorilla", Goals.Aim.SATURATED_RATE),
        cell(server, "steady", "%.1f", CPU),
        ratio(server, "steady", CPU, "gorilla-each", Goals.Aim.STEADY_CPU),
        cell(server, "latency", "%.1f", "p50Millis", Goals.Aim.P50_MILLIS)
            + " / "
            + cell(server, "latency", "%.1f", "p99Millis", Goals.Aim.P99_MILLIS)
            + " / "
            + cell(server, "latency", "%.1f", "p999Millis"),
        cell(server, "write", "%,.0f", "postsPerSecond", Goals.Aim.POSTS),
        cell(server, "idle", "%.1f", "heapKibPerConnection", Goals.Aim.IDLE_HEAP)
            + ", "
            + cell(server, "idle", "%.1f", "rssKibPerConnection"));
  }

  private String cell(String server, String scenario, String format, String name) {
    return figure(server, scenario, name)
        .map(value -> String.format(Locale.ROOT, format, value))
        .orElse(MISSING);
  }

  private String cell(String server, String scenario, String format, String name, Goals.Aim aim) {
    return figure(server, scenario, name)
        .map(value -> Goals.mark(server, aim, value, format))
        .orElse(MISSING);
  }

  private String ratio(String server, String scenario, String name, String peer, Goals.Aim aim) {
    Optional<Double> own = figure(server, scenario, name);
    Optional<Double> other = figure(peer, scenario, name);
    return own.isPresent() && other.isPresent()
        ? Goals.mark(server, aim, own.get() / other.get(), "%.2f")
        : MISSING;
  }

  /** Returns what JMH measured, in Markdown; nothing if it did not run. */
  String microbenchmarks() {
    StringBuilder text = new StringBuilder();
    for (Result result : results) {
      if (!result.server().equals(Microbenchmarks.NAME)) {
        continue;
      }
      if (text.isEmpty()) {
        text.append("| JMH | µs per operation | bytes allocated |\n|---|---|---|\n");
      }
      String figures =
          String.join(
              " | ",
              micros(result, "nanosPerOperation") + " ± " + micros(result, "plusMinusNanos"),
              Optional.ofNullable(result.figures().get("bytesPerOperation"))
                  .map(bytes -> String.format(Locale.ROOT, "%,.0f", bytes))
                  .orElse(MISSING));
      text.append("| `").append(result.scenario()).append("` | ");
      result.problem().ifPresent(problem -> text.append("**").append(problem).append("** "));
      text.append(figures).append(" |\n");
    }
    return text.toString();
  }

  private static String micros(Result result, String name) {
    return Optional.ofNullable(result.figures().get(name))
        .map(nanos -> String.format(Locale.ROOT, "%.2f", nanos / 1e3))
        .orElse(MISSING);
  }

  /** Returns all that was measured, with where and when, in Markdown. */
  String all(Machine machine, LocalDate date) {
    return Stream.of(servers().isEmpty() ? "" : table(), microbenchmarks())
        .filter(part -> !part.isEmpty())
        .map(part -> part + "\n")
        .collect(
            Collectors.joining("", "", "One run on " + machine.describe() + ", " + date + "."));
  }

  /** Writes everything to {@code target/bench/results.json}. */
  void write(Machine machine, LocalDate date) throws IOException {
    Map<String, Object> all = new LinkedHashMap<>();
    all.put("date", date.toString());
    all.put("machine", machine.describe());
    List<Map<String, Object>> list = new ArrayList<>();
    for (Result result : results) {
      Map<String, Object> one = new LinkedHashMap<>();
      one.put("server", result.server());
      one.put("scenario", result.scenario());
      one.put("figures", result.figures());
      if (!result.measured().series().isEmpty()) {
        one.put("perMinute", result.measured().series());
      }
      result.problem().ifPresent(problem -> one.put("problem", problem));
      list.add(one);
    }
    all.put("results", list);
    Path file = Files.createDirectories(Subjects.FOLDER).resolve("results.json");
    new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT).writeValue(file.toFile(), all);
  }
}
