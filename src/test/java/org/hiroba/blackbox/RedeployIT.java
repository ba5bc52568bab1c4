package org.hiroba.blackbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Twenty redeployments in one Tomcat leave no thread, port, descriptor or class loader behind. */
class RedeployIT {
  @TempDir Path folder;

  @Test
  void twentyRedeploymentsLeaveNothingBehind() throws Exception {
    Path war = folder.resolve("war");
    unpack(HirobaProcess.war(), war);
    String daytime = freePort();
    String relay = freePort();
    Path log = folder.resolve("log");
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx256m",
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                // As catalina.sh does: with them, Tomcat finds more of what a stop forgot.
                "--add-opens=java.base/java.lang=ALL-UNNAMED",
                "--add-opens=java.base/java.util.concurrent=ALL-UNNAMED",
                "--add-opens=java.rmi/sun.rmi.transport=ALL-UNNAMED",
                "-Dhiroba.auth=guest",
                "-Dhiroba.home=" + folder.resolve("home"),
                "-Dhiroba.daytime.tcp.port=" + daytime,
                "-Dhiroba.daytime.udp.port=" + freePort(),
                "-Dhiroba.echo.port=" + freePort(),
                "-Dhiroba.relay.port=" + relay,
                "-cp",
                classPath(war),
                RedeployProgram.class.getName(),
                war.toString(),
                folder.resolve("scratch").toString(),
                daytime,
                relay));
    Process process =
        new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile()).start();
    try {
      assertThat(process.waitFor(10, TimeUnit.MINUTES)).isTrue();
    } finally {
      process.destroyForcibly();
    }
    List<String> lines = Files.readAllLines(log, StandardCharsets.UTF_8);
    assertThat(lines.get(lines.size() - 1)).as(String.join("\n", lines)).isEqualTo("OK");
    assertThat(lines).noneMatch(RedeployIT::isLeak);
  }

  /**
   * What Tomcat says of threads and thread-locals that outlive the web application. Weld tells its
   * pool to end and does not wait for it; that it does end is seen by the class loaders.
   */
  private static boolean isLeak(String line) {
    return (line.contains("failed to stop it") && !line.contains("[weld-worker-"))
        || line.contains("created a ThreadLocal");
  }

  /** Tomcat as the launcher has it, without our own classes: those come with the WAR. */
  private static String classPath(Path war) throws IOException {
    try (Stream<Path> jars = Files.list(war.resolve("WEB-INF/launcher"))) {
      return Stream.concat(
              jars.filter(jar -> !jar.getFileName().toString().startsWith("hiroba"))
                  .map(Path::toString),
              Stream.of(Path.of("target/test-classes").toAbsolutePath().toString()))
          .collect(Collectors.joining(File.pathSeparator));
    }
  }

  private static void unpack(Path war, Path target) throws IOException {
    try (ZipFile zip = new ZipFile(war.toFile())) {
      for (ZipEntry entry : Collections.list(zip.entries())) {
        if (!entry.isDirectory()) {
          Path file = target.resolve(entry.getName());
          Files.createDirectories(file.getParent());
          try (InputStream in = zip.getInputStream(entry)) {
            Files.copy(in, file);
          }
        }
      }
    }
  }

  private static String freePort() {
    return Integer.toString(FreePorts.take());
  }
}
