package org.hiroba.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordedFrame;
import jdk.jfr.consumer.RecordedStackTrace;
import jdk.jfr.consumer.RecordedThread;
import jdk.jfr.consumer.RecordingFile;

/** Where a JVM spent its time: shares of the samples of a JFR recording. Used by one thread. */
final class CpuProfile {
  private static final int LINES = 25;
  private static final int LINES_INCLUSIVE = 60;
  private static final Set<String> WAITING = Set.of("EPoll.wait", "Net.accept");

  private final Map<String, Integer> threads = new HashMap<>();
  private final Map<String, Integer> self = new HashMap<>();
  private final Map<String, Integer> inclusive = new HashMap<>();
  private int samples;

  private CpuProfile() {}

  /** Returns a recording's busiest threads and methods, as text. */
  static String of(Path file) throws IOException {
    CpuProfile profile = new CpuProfile();
    try (RecordingFile recording = new RecordingFile(file)) {
      while (recording.hasMoreEvents()) {
        profile.add(recording.readEvent());
      }
    }
    return file
        + "\n"
        + profile.text("threads", profile.threads, LINES)
        + profile.text("methods, themselves", profile.self, LINES)
        + profile.text("methods with what they call", profile.inclusive, LINES_INCLUSIVE);
  }

  private void add(RecordedEvent event) {
    String type = event.getEventType().getName();
    RecordedStackTrace stack = event.getStackTrace();
    if (stack == null
        || !(type.equals("jdk.ExecutionSample") || type.equals("jdk.NativeMethodSample"))) {
      return;
    }
    String top = name(stack.getFrames().get(0));
    if (WAITING.stream().anyMatch(top::endsWith)) {
      return;
    }
    samples++;
    self.merge(top, 1, Integer::sum);
    RecordedThread thread = event.getThread("sampledThread");
    String threadName = thread == null ? "?" : String.valueOf(thread.getJavaName());
    threads.merge(threadName.replaceAll("\\d+", "N"), 1, Integer::sum);
    Set<String> seen = new HashSet<>();
    for (RecordedFrame frame : stack.getFrames()) {
      if (seen.add(name(frame))) {
        inclusive.merge(name(frame), 1, Integer::sum);
      }
    }
  }

  private static String name(RecordedFrame frame) {
    return frame.getMethod().getType().getName() + "." + frame.getMethod().getName();
  }

  private String text(String title, Map<String, Integer> counts, int lines) {
    StringBuilder text = new StringBuilder("== " + title + " (" + samples + " samples)\n");
    counts.entrySet().stream()
        .sorted(Map.Entry.<String, Integer>comparingByValue().reversed())
        .limit(lines)
        .forEach(
            entry ->
                text.append(
                    String.format(
                        "%5.1f %% %s%n", 100.0 * entry.getValue() / samples, entry.getKey())));
    return text.toString();
  }
}
