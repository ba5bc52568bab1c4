package org.hiroba.faults;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Assumptions;

/** Prometheus and its tool, where the machine has them. */
final class PrometheusTools {
  private static final String PROPERTY = "hiroba.tests.required";

  private PrometheusTools() {}

  /**
   * Tells whether the machine has a program.
   *
   * @throws AssertionError it has not, and {@code -Dhiroba.tests.required} names {@code prometheus}
   */
  static boolean has(String program) {
    boolean found =
        Arrays.stream(System.getenv("PATH").split(":"))
            .anyMatch(folder -> Files.isExecutable(Path.of(folder, program)));
    if (!found && List.of(System.getProperty(PROPERTY, "").split(",")).contains("prometheus")) {
      throw new AssertionError("Required, but missing: " + program);
    }
    if (!found) {
      System.err.println("*** SKIPPED, NOT TESTED: " + program + " is not here ***");
    }
    return found;
  }

  /** Skips the running test where the machine lacks a program. */
  static void require(String program) {
    Assumptions.assumeTrue(has(program), program + " is not here");
  }

  /** Runs the tool; returns what it said, empty when it had nothing to say. */
  static String promtool(Path input, String... args) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(List.of("promtool"));
    command.addAll(List.of(args));
    Path said = Files.createTempFile("promtool", ".txt");
    try {
      Process process =
          new ProcessBuilder(command)
              .redirectInput(input.toFile())
              .redirectErrorStream(true)
              .redirectOutput(said.toFile())
              .start();
      if (!process.waitFor(1, TimeUnit.MINUTES) || process.exitValue() != 0) {
        process.destroyForcibly();
        throw new AssertionError(command + " failed:\n" + Files.readString(said));
      }
      return Files.readString(said);
    } finally {
      Files.delete(said);
    }
  }
}
