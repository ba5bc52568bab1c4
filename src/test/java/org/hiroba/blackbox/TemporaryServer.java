package org.hiroba.blackbox;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** A server and its home folder, which goes with it. */
final class TemporaryServer implements AutoCloseable {
  private final Path home;
  private final HirobaProcess process;

  /** Starts it with these {@code hiroba.*} settings and waits until it serves. */
  TemporaryServer(Map<String, String> settings) {
    try {
      home = Files.createTempDirectory("hiroba-home");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    process = HirobaProcess.start(home, settings);
  }

  HirobaProcess process() {
    return process;
  }

  @Override
  public void close() throws IOException {
    process.stop();
    List<Path> deepestFirst;
    try (Stream<Path> files = Files.walk(home)) {
      deepestFirst = files.sorted(Comparator.reverseOrder()).toList();
    }
    for (Path file : deepestFirst) {
      Files.delete(file);
    }
  }
}
