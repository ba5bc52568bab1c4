package org.hiroba.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.hiroba.blackbox.ChatClient;
import org.hiroba.blackbox.Guest;
import org.hiroba.blackbox.Http;
import org.hiroba.blackbox.Json;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What operators watch: on a server that runs, by the program that they watch it with. */
class MonitoringIT {
  private static final Path SAMPLES = Path.of("server-config/common");
  private static final Pattern NAME =
      Pattern.compile("\\b(?:hiroba|jvm|process)_[a-z0-9_]*[a-z0-9]");
  private static final Pattern DESCRIBED =
      Pattern.compile("^# TYPE (\\w+) (\\w+)$", Pattern.MULTILINE);
  private static final Pattern LISTENING = Pattern.compile("address=127\\.0\\.0\\.1:(\\d+)");

  @TempDir Path folder;

  private TestedServer startBusy() {
    TestedServer server = new TestedServer(folder.resolve("home"));
    server.start();
    Guest ann = Guest.signIn(server.base(), "Ann");
    try (ChatClient client = ann.connect()) {
      client.post("lobby", "hello");
      client.awaitMessage("hello");
    }
    return server;
  }

  private static String metrics(TestedServer server) {
    return new Http(server.base()).get("-/metrics").body();
  }

  /** A text is good for a second; what the first request counts is in a later one. */
  private static String laterMetrics(TestedServer server) {
    await()
        .atMost(Duration.ofSeconds(30))
        .until(() -> metrics(server).contains("route=\"/-/metrics\",status=\"200\""));
    return metrics(server);
  }

  @Test
  void namesInSamplesAndPagesAreThoseThatTheServerShows() throws Exception {
    try (TestedServer server = startBusy()) {
      String text = laterMetrics(server);
      Set<String> shown = new TreeSet<>();
      Set<String> ours = new TreeSet<>();
      for (MatchResult type : DESCRIBED.matcher(text).results().toList()) {
        String name = type.group(1);
        shown.add(name);
        if (type.group(2).equals("histogram")) {
          shown.addAll(List.of(name + "_bucket", name + "_sum", name + "_count"));
        } else if (type.group(2).equals("summary")) {
          shown.addAll(List.of(name + "_sum", name + "_count"));
        }
        if (name.startsWith("hiroba_")) {
          ours.add(name);
        }
      }
      assertThat(ours).hasSizeGreaterThan(40);
      Path page = Path.of("src/site/markdown/monitoring.md");
      for (Path file :
          List.of(
              SAMPLES.resolve("hiroba-alerts.yml"),
              SAMPLES.resolve("grafana-dashboard.json"),
              page)) {
        assertThat(names(file)).as("%s", file).isSubsetOf(shown);
      }
      assertThat(ours).as("names that the page does not explain").isSubsetOf(names(page));
    }
  }

  @Test
  void countsWhatHappens() {
    try (TestedServer server = startBusy()) {
      Http http = new Http(server.base());
      assertThat(http.get("no/such/path?x=" + "y".repeat(50)).statusCode()).isEqualTo(404);
      String text = laterMetrics(server);
      assertThat(text)
          .contains(
              "\nhiroba_messages_total 1.0\n",
              "hiroba_sign_ins_total{mode=\"guest\",outcome=\"ok\"} 1.0\n",
              "hiroba_http_requests_total{route=\"/ws/chat\",status=\"101\"} 1.0\n",
              "hiroba_http_requests_total{route=\"/api/v1/session\",status=\"200\"} 1.0\n",
              "hiroba_http_requests_total{route=\"other\",status=\"404\"} 1.0\n",
              "hiroba_closes_total{code=\"4008\"} 0.0\n",
              "hiroba_fanout_delay_seconds_count 1\n")
          .doesNotContain("no/such", "nan 0.0");
      assertThat(text.lines().filter(line -> line.startsWith("hiroba_events_sent_total ")))
          .singleElement()
          .asString()
          .doesNotEndWith(" 0.0");
      assertThat(server.output())
          .contains("Sign-in mode=guest outcome=ok address=127.0.0.1 name=\"");
    }
  }

  private static Set<String> names(Path file) throws IOException {
    return NAME.matcher(Files.readString(file))
        .results()
        .map(MatchResult::group)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  @Test
  void satisfiesTheToolOfPrometheus() throws Exception {
    PrometheusTools.require("promtool");
    PrometheusTools.promtool(
        SAMPLES.resolve("prometheus.yml"),
        "check",
        "config",
        SAMPLES.resolve("prometheus.yml").toString());
    try (TestedServer server = startBusy()) {
      Path text = Files.writeString(folder.resolve("metrics.txt"), laterMetrics(server));
      assertThat(PrometheusTools.promtool(text, "check", "metrics")).isEmpty();
    }
  }

  @Test
  void speaksOpenMetricsToWhoAsks() {
    try (TestedServer server = startBusy()) {
      HttpResponse<String> answer =
          new Http(server.base())
              .get("-/metrics", "Accept", "application/openmetrics-text;version=1.0.0");
      assertThat(answer.headers().firstValue("Content-Type").orElse(""))
          .startsWith("application/openmetrics-text");
      assertThat(answer.body()).endsWith("# EOF\n");
    }
  }

  @Test
  void isScrapedEveryTenMillisecondsWithoutBeingHurt() {
    try (TestedServer server = startBusy()) {
      Http http = new Http(server.base());
      Set<String> texts = new TreeSet<>();
      long begin = System.nanoTime();
      for (int i = 0; i < 300; i++) {
        texts.add(http.get("-/metrics").body());
      }
      long seconds = TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - begin);
      // Twenty in a row and two a second, however often somebody asked.
      assertThat(texts).hasSizeLessThanOrEqualTo(20 + 2 * ((int) seconds + 1));
    }
  }

  @Test
  void aDatabaseThatIsGoneIsAnAlertInPrometheus() throws Exception {
    PrometheusTools.require("prometheus");
    try (TestedPostgres database = new TestedPostgres(folder.resolve("postgres"))) {
      database.start();
      try (TestedServer server =
          new TestedServer(folder.resolve("home"), database.settings(), Map.of())) {
        server.start();
        Http http = new Http(server.base());
        assertThat(http.get("-/ready").statusCode()).isEqualTo(200);
        try (RunningPrometheus prometheus = new RunningPrometheus(server.base())) {
          await("Prometheus sees the database")
              .atMost(Duration.ofMinutes(1))
              .until(() -> prometheus.value("min(hiroba_check_up)").equals("1"));
          assertThat(prometheus.firing()).isEmpty();
          database.stop();
          await("not ready, though nobody reads or writes")
              .atMost(Duration.ofSeconds(30))
              .until(() -> http.get("-/ready").statusCode() == 503);
          await("the alert fires")
              .atMost(Duration.ofMinutes(2))
              .until(() -> prometheus.firing().contains("HirobaDatabaseGone"));
          database.start();
          await("ready, though nobody reads or writes")
              .atMost(Duration.ofSeconds(30))
              .until(() -> http.get("-/ready").statusCode() == 200);
          await("the alert ends")
              .atMost(Duration.ofMinutes(1))
              .until(() -> !prometheus.firing().contains("HirobaDatabaseGone"));
        }
      }
    }
  }

  /** Debian's Prometheus on loopback, with our samples, at a faster pace. */
  private final class RunningPrometheus implements AutoCloseable {
    private final Process process;
    private final Path log = folder.resolve("prometheus.log");
    private final Http http;

    RunningPrometheus(URI server) throws IOException {
      String config =
          Files.readString(SAMPLES.resolve("prometheus.yml"))
              .replace("15s", "1s")
              .replace("localhost:8080", server.getAuthority());
      Path file = Files.writeString(folder.resolve("prometheus.yml"), config);
      Files.copy(SAMPLES.resolve("hiroba-alerts.yml"), folder.resolve("hiroba-alerts.yml"));
      process =
          new ProcessBuilder(
                  "prometheus",
                  "--config.file=" + file,
                  "--storage.tsdb.path=" + folder.resolve("tsdb"),
                  "--web.listen-address=127.0.0.1:0",
                  "--log.level=info")
              .redirectErrorStream(true)
              .redirectOutput(log.toFile())
              .start();
      await("Prometheus listens").atMost(Duration.ofMinutes(1)).until(() -> port() > 0);
      http = new Http(URI.create("http://127.0.0.1:" + port() + "/"));
    }

    private int port() throws IOException {
      return LISTENING
          .matcher(Files.readString(log))
          .results()
          .mapToInt(found -> Integer.parseInt(found.group(1)))
          .max()
          .orElse(0);
    }

    String value(String query) {
      JsonNode result =
          Json.parse(http.get("api/v1/query?query=" + query).body()).path("data").path("result");
      return result.path(0).path("value").path(1).asText();
    }

    Set<String> firing() {
      Set<String> names = new TreeSet<>();
      Json.parse(http.get("api/v1/alerts").body())
          .path("data")
          .path("alerts")
          .forEach(
              alert -> {
                if (alert.path("state").asText().equals("firing")) {
                  names.add(alert.path("labels").path("alertname").asText());
                }
              });
      return names;
    }

    @Override
    public void close() throws IOException {
      process.destroy();
      try {
        if (!process.waitFor(30, TimeUnit.SECONDS)) {
          process.destroyForcibly();
        }
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
  }
}
