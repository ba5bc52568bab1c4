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

  private static String run(
      RunningServices running, String listener, String input, String... command)
      throws IOException, InterruptedException {
    assumeTrue(
        Arrays.stream(System.getenv("PATH").split(":", -1))
            .anyMatch(folder -> Files.isExecutable(Path.of(folder, command[0]))),
        command[0] + " is not installed");
    List<String> line = new ArrayList<>(List.of(command));
    line.add("127.0.0.1");
    line.add(Integer.toString(running.address(listener).getPort()));
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
