package org.hiroba.servers;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;

/** Programs of the machine that tests run with, where it has them. Stateless. */
final class Programs {
  private static final String PROPERTY = "hiroba.tests.required";

  private Programs() {}

  /** Finds a program; servers lie where only root looks. */
  static Optional<Path> find(String name) {
    return Stream.concat(
            Stream.of(System.getenv("PATH").split(":")), Stream.of("/usr/sbin", "/usr/local/sbin"))
        .map(folder -> Path.of(folder, name))
        .filter(Files::isExecutable)
        .findFirst();
  }

  /**
   * Finds a program; skips the running test, loudly, where the machine lacks it.
   *
   * @param part by which {@code -Dhiroba.tests.required} may name it
   * @throws AssertionError the machine lacks it, and the part is required
   */
  static Path require(String part, String name) {
    return find(name).orElseThrow(() -> missing(part, "the program " + name + " is not here"));
  }

  /**
   * Skips the running test, or fails it if {@code -Dhiroba.tests.required} names this part.
   *
   * @param reason what is missing
   */
  static AssertionError missing(String part, String reason) {
    if (List.of(System.getProperty(PROPERTY, "").split(",")).contains(part)) {
      return new AssertionError("Required (" + part + "), but missing: " + reason);
    }
    System.err.println("*** SKIPPED, NOT TESTED: " + reason + " ***");
    Assumptions.abort(reason);
    return new AssertionError("unreachable");
  }
}
