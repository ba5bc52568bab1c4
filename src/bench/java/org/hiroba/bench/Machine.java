package org.hiroba.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * What the figures come from.
 *
 * @param processor its model
 */
record Machine(String processor, int cores, String java) {
  static Machine here() throws IOException {
    String model =
        Files.readAllLines(Path.of("/proc/cpuinfo")).stream()
            .filter(line -> line.startsWith("model name"))
            .map(line -> line.substring(line.indexOf(':') + 1).strip())
            .findFirst()
            .orElse("unknown processor");
    return new Machine(
        model, Runtime.getRuntime().availableProcessors(), Runtime.version().toString());
  }

  String describe() {
    return cores + " cores of " + processor + ", JDK " + java;
  }
}
