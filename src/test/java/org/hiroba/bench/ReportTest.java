package org.hiroba.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReportTest {
  private static final Machine MACHINE = new Machine("Abacus", 2, "17.0.1");
  private static final LocalDate DATE = LocalDate.of(2026, 11, 25);

  private final Report report = new Report();

  private void add(String server, String scenario, Map<String, Double> figures) {
    report.add(Result.of(server, scenario, Measured.of(figures)));
  }

  private void addSaturated(String server, double cpu, double rate) {
    add(server, "saturated", Map.of("cpuSecondsPerMillion", cpu, "deliveriesPerSecond", rate));
  }

  private String row(String server) {
    String start = "| " + Subjects.title(server) + " |";
    return report.table().lines().filter(line -> line.startsWith(start)).findFirst().orElseThrow();
  }

  @Test
  void showsRatiosToThePeersOfTheSameRunWithTheirGoals() {
    addSaturated("war", 0.58, 1_738_000);
    addSaturated("gorilla", 1.16, 869_000);
    add("war", "steady", Map.of("cpuSecondsPerMillion", 13.8));
    add("gorilla-each", "steady", Map.of("cpuSecondsPerMillion", 10.4));
    assertThat(row("war"))
        .isEqualTo(
            "| **Hiroba**, executable WAR (Tomcat) | 0.58 · 1,738,000"
                + " | **0.50** (goal ≤ 0.35, missed) · 2.00 (goal ≥ 2)"
                + " | 13.8 | **1.33** (goal ≤ 1.1, missed) | – / – / – | – | –, – |");
    assertThat(row("gorilla"))
        .isEqualTo(
            "| gorilla/websocket hub, coalescing (Go) | 1.16 · 869,000 | 1.00 · 1.00"
                + " | – | – | – / – / – | – | –, – |");
  }

  @Test
  void showsFiguresThatNeedNoPeerWithTheirGoals() {
    add("war", "latency", Map.of("p50Millis", 2.0, "p99Millis", 10.04, "p999Millis", 30.0));
    add("war", "write", Map.of("postsPerSecond", 9_999.4));
    add("war", "idle", Map.of("heapKibPerConnection", 38.1, "rssKibPerConnection", 64.8));
    assertThat(row("war"))
        .endsWith(
            "| – · – | – · – | – | – | 2.0 (goal ≤ 3) / **10.0** (goal ≤ 10, missed) / 30.0"
                + " | **9,999** (goal ≥ 10,000, missed) | 38.1 (goal ≤ 40), 64.8 |");
  }

  @ParameterizedTest
  @CsvSource({
    "war,0.35,1.1,40",
    "tomcat11,0.35,1.1,40",
    "wildfly,0.35,1.0,20",
    "payara7,0.35,1.3,30"
  })
  void holdsEachServerToItsOwnGoals(String server, double saturated, double steady, double idle) {
    assertThat(Goals.of(server, Goals.Aim.SATURATED_CPU)).contains(saturated);
    assertThat(Goals.of(server, Goals.Aim.STEADY_CPU)).contains(steady);
    assertThat(Goals.of(server, Goals.Aim.IDLE_HEAP)).contains(idle);
    assertThat(Goals.of(server, Goals.Aim.POSTS)).contains(10_000.0);
    assertThat(Goals.mark(server, Goals.Aim.SATURATED_CPU, saturated, "%.2f"))
        .doesNotContain("missed");
    assertThat(Goals.mark(server, Goals.Aim.SATURATED_CPU, saturated + 0.001, "%.2f"))
        .endsWith(", missed)");
  }

  @Test
  void holdsNoPeerToAGoal() {
    for (String peer : new String[] {"raw", "tomcat-hub", "gorilla", "gorilla-each", "ws"}) {
      for (Goals.Aim aim : Goals.Aim.values()) {
        assertThat(Goals.of(peer, aim)).isEmpty();
      }
    }
  }

  @Test
  void showsMicrobenchmarksInATableOfTheirOwnWithMachineAndDate() {
    add(
        "jmh",
        "readPost",
        Map.of(
            "nanosPerOperation", 1_136.9, "plusMinusNanos", 196.8, "bytesPerOperation", 2_288.0));
    assertThat(report.all(MACHINE, DATE))
        .isEqualTo(
            """
            | JMH | µs per operation | bytes allocated |
            |---|---|---|
            | `readPost` | 1.14 ± 0.20 | 2,288 |

            One run on 2 cores of Abacus, JDK 17.0.1, 2026-11-25.""");
    add("raw", "steady", Map.of("cpuSecondsPerMillion", 7.7));
    assertThat(report.all(MACHINE, DATE))
        .startsWith("| Server | ")
        .contains("| raw NIO hub (the limit) | – · – | – · – | 7.7 |")
        .contains("| `readPost` |");
  }

  @Test
  void failsForALossButNotForWhatCouldNotBeMeasured() {
    report.add(Result.problem("ws", "steady", "not measured: needs Debian's packages"));
    assertThat(report.hasFailures()).isFalse();
    report.add(Result.problem("raw", "steady", "failed: Only 1 of 2 deliveries"));
    assertThat(report.hasFailures()).isTrue();
    assertThat(row("raw")).contains("**failed: Only 1 of 2 deliveries** ");
  }
}
