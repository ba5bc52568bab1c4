package org.hiroba.page;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Reads the main threads of pages out of Chromium's trace (Trace Event Format). */
final class MainThread {
  private static final ObjectMapper JSON = new ObjectMapper();

  private MainThread() {}

  /** Returns the processor time of each task in milliseconds. */
  static List<Double> tasks(byte[] trace) {
    try {
      JsonNode events = JSON.readTree(trace).get("traceEvents");
      Set<String> mainThreads = new HashSet<>();
      for (JsonNode event : events) {
        if (event.path("name").asText().equals("thread_name")
            && event.at("/args/name").asText().equals("CrRendererMain")) {
          mainThreads.add(thread(event));
        }
      }
      List<Double> tasks = new ArrayList<>();
      for (JsonNode event : events) {
        if (event.path("name").asText().endsWith("RunTask")
            && event.has("tdur")
            && mainThreads.contains(thread(event))) {
          tasks.add(event.get("tdur").asDouble() / 1_000);
        }
      }
      return tasks;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String thread(JsonNode event) {
    return event.get("pid").asText() + "/" + event.get("tid").asText();
  }
}
