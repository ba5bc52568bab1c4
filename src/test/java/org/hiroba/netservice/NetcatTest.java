package org.hiroba.netservice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** Talks to the services with a real, foreign client, where one is installed. */
class NetcatTest {
  private static final String FIRST_LINE = RunningServices.RFC867_LINE;

  @Test
  void netcatReadsTheTimeOverTcp() throws Exception {
    try (RunningServices running = new RunningServices(NetLimits.defaults())) {
      assertThat(run(running, "daytime-tcp", "", "nc")).isEqualTo(FIRST_LINE);
      assertThat(run(running, "daytime-tcp", "", "nc", "-N")).isEqualTo(FIRST_LINE);
      running.awaitOpen("daytime-tcp", 0);
    }
  }

  @Test
  void netcatReadsTheTimeOverUdp() throws Exception {
    try (RunningServices running = new RunningServices(NetLimits.defaults())) {
      assertThat(run(running, "daytime-udp", "anything", "nc", "-u", "-W", "1"))
          .isEqualTo(FIRST_LINE);
    }
  }

  @Test
  void netcatGetsItsWordsBack() throws Exception {
    try (RunningServices running = new RunningServices(NetLimits.defaults())) {
      assertThat(run(running, "echo-tcp", "a\nb\n", "nc", "-N")).isEqualTo("a\nb\n");
      assertThat(run(running, "echo-udp", "whole", "nc", "-u", "-W", "1")).isEqualTo("whole");
    }
  }

  @Test
  void socatTalksToEveryService() throws Exception {
    try (RunningServices running = new RunningServices(NetLimits.defaults())) {
      assertThat(socat(running, "daytime-tcp", "TCP", "")).isEqualTo(FIRST_LINE);
      assertThat(socat(running, "daytime-udp", "UDP", "anything")).isEqualTo(FIRST_LINE);
      assertThat(socat(running, "echo-tcp", "TCP", "a\0b\n")).isEqualTo("a\0b\n");
      assertThat(socat(running, "echo-udp", "UDP", "whole")).isEqualTo("whole");
    }
  }

  private static String socat(
      RunningServices running, String listener, String transport, String input)
      throws IOException, InterruptedException {
    int port = running.address(listener).getPort();
    // How long it waits for an answer after the end of its input.
    return run(input, List.of("socat", "-t", "2", "-", transport + ":127.0.0.1:" + port));
  }

  private static String run(
      RunningServices running, String listener, String input, String... command)
      throws IOException, InterruptedException {
    List<String> line = new ArrayList<>(List.of(command));
    line.add("127.0.0.1");
    line.add(Integer.toString(running.address(listener).getPort()));
    return run(input, line);
  }

  private static String run(String input, List<String> line)
      throws IOException, InterruptedException {
    assumeTrue(
        Arrays.stream(System.getenv("PATH").split(":", -1))
            .anyMatch(folder -> Files.isExecutable(Path.of(folder, line.get(0)))),
        line.get(0) + " is not installed");
    Process process = new ProcessBuilder(line).redirectErrorStream(true).start();
    try (OutputStream out = process.getOutputStream()) {
      out.write(input.getBytes(StandardCharsets.US_ASCII));
    }
    String answer =
        new String(process.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1);
    assertThat(process.waitFor(10, TimeUnit.SECONDS)).isTrue();
    return answer;
  }
}
