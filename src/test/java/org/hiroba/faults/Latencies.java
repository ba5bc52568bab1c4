package org.hiroba.faults;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.hiroba.faults.Noted.Accepted;
import org.hiroba.faults.Noted.Command;
import org.hiroba.faults.Noted.Sent;

/**
 * How long commands waited for their first answer, in microseconds. For people, not for asserts.
 */
record Latencies(int count, long p50, long p99, long max) {

  static Latencies of(List<Noted> notes) {
    Map<Command, Sent> open = new HashMap<>();
    long[] micros = new long[notes.size()];
    int count = 0;
    for (Noted note : notes) {
      if (note instanceof Sent sent) {
        open.putIfAbsent(sent.command(), sent);
      } else if (note instanceof Accepted answer) {
        Sent sent = open.remove(answer.command());
        if (sent != null) {
          micros[count++] = TimeUnit.NANOSECONDS.toMicros(answer.nanos() - sent.nanos());
        }
      }
    }
    long[] sorted = Arrays.copyOf(micros, count);
    Arrays.sort(sorted);
    return count == 0
        ? new Latencies(0, 0, 0, 0)
        : new Latencies(count, sorted[count / 2], sorted[(int) (count * 0.99)], sorted[count - 1]);
  }

  @Override
  public String toString() {
    return "answers to %d commands: p50 %.1f ms, p99 %.1f ms, max %.1f ms"
        .formatted(count, p50 / 1e3, p99 / 1e3, max / 1e3);
  }
}
