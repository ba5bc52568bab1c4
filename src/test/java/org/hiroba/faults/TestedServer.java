package org.hiroba.faults;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.hiroba.blackbox.HirobaProcess;

/** A server that is started again and again on the same home, without limits of rate. */
final class TestedServer implements AutoCloseable {
  private static final Pattern HEAP = Pattern.compile("used (\\d+)K");

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

  /** What the process holds. */
  record Footprint(long descriptors, long threads, long heapKilobytes, long residentKilobytes) {}

  /** Looks at the process after a collection of garbage. */
  Footprint footprint() {
    String pid = Long.toString(process.pid());
    run("jcmd", pid, "GC.run");
    String heap = run("jcmd", pid, "GC.heap_info");
    long used = 0;
    for (String line : heap.lines().toList()) {
      Matcher found = HEAP.matcher(line);
      if (!line.contains("Metaspace") && !line.contains("class space") && found.find()) {
        used += Long.parseLong(found.group(1));
      }
    }
    return new Footprint(descriptors(), count("task"), used, resident());
  }

  /** Returns how many descriptors are open. */
  long descriptors() {
    return count("fd");
  }

  private long count(String kind) {
    try (Stream<Path> entries = Files.list(proc(kind))) {
      return entries.count();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private long resident() {
    try {
      return Files.readAllLines(proc("status")).stream()
          .filter(line -> line.startsWith("VmRSS:"))
          .mapToLong(line -> Long.parseLong(line.replaceAll("[^0-9]", "")))
          .findFirst()
          .orElseThrow();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Path proc(String what) {
    return Path.of("/proc", Long.toString(process.pid()), what);
  }

  private static String run(String tool, String... args) {
    try {
      Path path = Path.of(System.getProperty("java.home"), "bin", tool);
      java.util.List<String> command = new java.util.ArrayList<>();
      command.add(path.toString());
      command.addAll(java.util.List.of(args));
      Process started = new ProcessBuilder(command).redirectErrorStream(true).start();
      String text = new String(started.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      await(tool).atMost(Duration.ofSeconds(30)).until(() -> !started.isAlive());
      return text;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    if (process != null) {
      process.close();
    }
  }
}
