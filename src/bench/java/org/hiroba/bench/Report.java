package org.hiroba.bench;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Shows the results as one table and keeps them as JSON. Used by one thread. */
final class Report {
  private static final String MISSING = "–";
  private static final List<String> LONG_RUN =
      List.of("heapMib", "rssMib", "descriptors", "threads", "p50Millis", "p99Millis");

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
    return results.stream().map(Result::server).distinct().toList();
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
        "| Server | saturated: CPU-s/M · deliveries/s | × gorilla | steady: CPU-s/M | × one write |"
            + " latency p50 / p99 / p99.9 ms | durable posts/s | idle KiB: RSS (heap) |\n"
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
        cell(server, "saturated", "%.2f", "cpuSecondsPerMillion")
            + " · "
            + cell(server, "saturated", "%,.0f", "deliveriesPerSecond"),
        ratio(server, "saturated", "gorilla"),
        cell(server, "steady", "%.1f", "cpuSecondsPerMillion"),
        ratio(server, "steady", "gorilla-each"),
        cell(server, "latency", "%.2f", "p50Millis")
            + " / "
            + cell(server, "latency", "%.2f", "p99Millis")
            + " / "
            + cell(server, "latency", "%.2f", "p999Millis"),
        cell(server, "write", "%,.0f", "postsPerSecond"),
        cell(server, "idle", "%.1f", "rssKibPerConnection")
            + figure(server, "idle", "heapKibPerConnection")
                .map(heap -> String.format(Locale.ROOT, " (%.1f)", heap))
                .orElse(""));
  }

  private String cell(String server, String scenario, String format, String name) {
    return figure(server, scenario, name)
        .map(value -> String.format(Locale.ROOT, format, value))
        .orElse(MISSING);
  }

  private String ratio(String server, String scenario, String peer) {
    Optional<Double> own = figure(server, scenario, "cpuSecondsPerMillion");
    Optional<Double> other = figure(peer, scenario, "cpuSecondsPerMillion");
    return own.isPresent() && other.isPresent()
        ? String.format(Locale.ROOT, "%.2f", own.get() / other.get())
        : MISSING;
  }

  /** Writes everything to {@code target/bench/results.json}. */
  void write(Machine machine) throws IOException {
    Map<String, Object> all = new LinkedHashMap<>();
    all.put("date", LocalDate.now(ZoneOffset.UTC).toString());
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
