package org.hiroba.faults;

import java.net.URI;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.hiroba.blackbox.Footprint;
import org.hiroba.blackbox.HirobaProcess;

/** A server that is started again and again on the same home, without limits of rate. */
final class TestedServer implements AutoCloseable {
  private final Path home;
  private final Map<String, String> settings = new LinkedHashMap<>();
  private final Map<String, String> environment;
  private volatile HirobaProcess process;
  private volatile URI base = URI.create("http://127.0.0.1:9/");

  TestedServer(Path home) {
    this(home, Map.of(), Map.of());
  }

  TestedServer(Path home, Map<String, String> more, Map<String, String> environment) {
    this.home = home;
    this.environment = environment;
    settings.put("hiroba.limits.posts-per-second", "0");
    settings.put("hiroba.limits.replay-events", "0");
    settings.put("hiroba.limits.sockets-per-user", "0");
    settings.putAll(more);
  }

  /** Starts it and waits until it serves; returns how many milliseconds that took. */
  long start() {
    long began = System.nanoTime();
    process = HirobaProcess.start(home, settings, environment);
    base = process.baseUri();
    return TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - began);
  }

  void kill() {
    process.kill();
  }

  void stop() {
    process.stop();
  }

  URI base() {
    return base;
  }

  /** Returns what it wrote since it was started last. */
  String output() {
    return process.text();
  }

  /** Looks at the process after a collection of garbage. */
  Footprint footprint() {
    return Footprint.of(process.pid());
  }

  /** Returns how many descriptors are open. */
  long descriptors() {
    return Footprint.descriptorsOf(process.pid());
  }

  /** Returns the process id. */
  long pid() {
    return process.pid();
  }

  @Override
  public void close() {
    if (process != null) {
      process.close();
    }
  }
}
