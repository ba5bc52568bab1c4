package org.hiroba.faults.abuse;

import java.time.Duration;
import java.util.Locale;

/**
 * What an abuse did, and what work it made. Tells who reads an outcome whether the server or the
 * abuser was busy; no rule hangs on it. Immutable.
 *
 * @param deeds what was done and what was refused
 * @param serverCores how many cores the server had under way
 * @param ownCores how many the abuser and the crowd had
 */
record Work(String deeds, double serverCores, double ownCores) {

  /** Measures from its making on. */
  static final class Meter {
    private final long pid;
    private final long began = System.nanoTime();
    private final Duration server;
    private final Duration own;

    Meter(long pid) {
      this.pid = pid;
      server = processorTime(pid);
      own = processorTime(ProcessHandle.current().pid());
    }

    Work read(String deeds) {
      double nanos = System.nanoTime() - began;
      return new Work(
          deeds,
          processorTime(pid).minus(server).toNanos() / nanos,
          processorTime(ProcessHandle.current().pid()).minus(own).toNanos() / nanos);
    }

    private static Duration processorTime(long pid) {
      return ProcessHandle.of(pid)
          .flatMap(process -> process.info().totalCpuDuration())
          .orElse(Duration.ZERO);
    }
  }

  @Override
  public String toString() {
    return String.format(
        Locale.ROOT, "%s, cores: server %.2f, own %.2f", deeds, serverCores, ownCores);
  }
}
