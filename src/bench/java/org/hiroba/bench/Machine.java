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

  /** Returns from how many ports clients can connect to one address (ip(7)). */
  static int clientPorts() throws IOException {
    // Such a file gives all at the first read or nothing: no method that reads by its size.
    String line = Files.readAllLines(Path.of("/proc/sys/net/ipv4/ip_local_port_range")).get(0);
    String[] range = line.strip().split("\\s+", -1);
    return Integer.parseInt(range[1]) - Integer.parseInt(range[0]) + 1;
  }

  String describe() {
    return cores + " cores of " + processor + ", JDK " + java;
  }
}
