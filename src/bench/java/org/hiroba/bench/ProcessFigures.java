package org.hiroba.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What the kernel and the JVM say of a process (proc(5), jcmd). */
record ProcessFigures(long pid) {
  /** Ticks a second: fixed by the kernel's interface to user space, whatever its own clock. */
  private static final double TICKS = 100;

  private static final Pattern RSS = Pattern.compile("VmRSS:\\s+(\\d+) kB");
  private static final Pattern THREADS = Pattern.compile("Threads:\\s+(\\d+)");
  private static final Pattern MOST_DESCRIPTORS = Pattern.compile("Max open files\\s+(\\S+)");
  private static final Pattern HEAP_USED = Pattern.compile("used (\\d+)K");

  /** Returns the CPU seconds of all its threads so far, in user and system mode. */
  double cpuSeconds() throws IOException {
    String stat = Files.readString(Path.of("/proc/" + pid + "/stat"));
    // The name before it may hold spaces and parentheses.
    String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1);
    return (Long.parseLong(fields[11]) + Long.parseLong(fields[12])) / TICKS;
  }

  /** Returns its resident memory. */
  long rssKib() throws IOException {
    return status(RSS);
  }

  int threads() throws IOException {
    return (int) status(THREADS);
  }

  private long status(Pattern line) throws IOException {
    Matcher found = line.matcher(Files.readString(Path.of("/proc/" + pid + "/status")));
    if (!found.find()) {
      throw new IOException("No " + line + " of process " + pid);
    }
    return Long.parseLong(found.group(1));
  }

  /** Returns how many files and sockets it has open. */
  int descriptors() throws IOException {
    try (Stream<Path> all = Files.list(Path.of("/proc/" + pid + "/fd"))) {
      return (int) all.count();
    }
  }

  /** Returns how many files and sockets it may have open, its soft limit. */
  long mostDescriptors() throws IOException {
    Matcher found = MOST_DESCRIPTORS.matcher(Files.readString(Path.of("/proc/" + pid + "/limits")));
    if (!found.find()) {
      throw new IOException("No limit of the open files of process " + pid);
    }
    return found.group(1).equals("unlimited") ? Long.MAX_VALUE : Long.parseLong(found.group(1));
  }

  /** Collects a JVM's garbage and returns what is left on its heap. */
  long heapKibAfterCollection() throws IOException, InterruptedException {
    jcmd("GC.run");
    Matcher used = HEAP_USED.matcher(jcmd("GC.heap_info"));
    if (!used.find()) {
      throw new IOException("jcmd GC.heap_info says nothing of the heap");
    }
    return Long.parseLong(used.group(1));
  }

  /** Lets a JVM record where it spends its time, until {@link #stopProfile}. */
  void startProfile() throws IOException, InterruptedException {
    jcmd("JFR.start", "name=bench", "settings=profile");
  }

  /** Writes the record to a file. */
  void stopProfile(Path file) throws IOException, InterruptedException {
    Files.createDirectories(file.getParent());
    jcmd("JFR.stop", "name=bench", "filename=" + file);
  }

  private String jcmd(String... command) throws IOException, InterruptedException {
    try (Child jcmd =
        Child.start(
            Subjects.FOLDER,
            Subjects.FOLDER.resolve("logs/jcmd.log"),
            Stream.concat(
                    Stream.of(
                        Path.of(System.getProperty("java.home"), "bin", "jcmd").toString(),
                        Long.toString(pid)),
                    Stream.of(command))
                .toList())) {
      return jcmd.finish(Duration.ofSeconds(60));
    }
  }
}
