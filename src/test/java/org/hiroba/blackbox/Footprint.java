package org.hiroba.blackbox;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What a Java process of this machine holds. Linux only: it looks at {@code /proc}.
 *
 * @param heapKilobytes what is alive after a collection of garbage
 */
public record Footprint(
    long descriptors, long threads, long heapKilobytes, long residentKilobytes) {
  private static final Pattern HEAP = Pattern.compile("used (\\d+)K");

  /** Collects garbage in the process and looks at it. */
  public static Footprint of(long pid) {
    jcmd(pid, "GC.run");
    long used = 0;
    for (String line : jcmd(pid, "GC.heap_info").lines().toList()) {
      Matcher found = HEAP.matcher(line);
      if (!line.contains("Metaspace") && !line.contains("class space") && found.find()) {
        used += Long.parseLong(found.group(1));
      }
    }
    if (used == 0) {
      throw new AssertionError("nothing is known of the heap of " + pid);
    }
    return new Footprint(descriptorsOf(pid), count(pid, "task"), used, resident(pid));
  }

  /** Returns how many descriptors a process has open. */
  public static long descriptorsOf(long pid) {
    return count(pid, "fd");
  }

  private static long count(long pid, String kind) {
    try (Stream<Path> entries = Files.list(proc(pid, kind))) {
      return entries.count();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static long resident(long pid) {
    try {
      return Files.readAllLines(proc(pid, "status")).stream()
          .filter(line -> line.startsWith("VmRSS:"))
          .mapToLong(line -> Long.parseLong(line.replaceAll("[^0-9]", "")))
          .findFirst()
          .orElseThrow();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Path proc(long pid, String what) {
    return Path.of("/proc", Long.toString(pid), what);
  }

  private static String jcmd(long pid, String what) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "jcmd").toString());
    command.add("-J-XX:TieredStopAtLevel=1");
    command.add("-J-XX:+UseSerialGC");
    command.add(Long.toString(pid));
    command.add(what);
    try {
      Process started = new ProcessBuilder(command).redirectErrorStream(true).start();
      // To the end of what it says: then it has ended, too.
      return new String(started.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
