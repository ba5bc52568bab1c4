package org.hiroba.cli;

import com.sun.management.UnixOperatingSystemMXBean;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.lang.management.ManagementFactory;
import java.util.Optional;

/** Compares how many files the process may have open with what the server would take. Stateless. */
final class OpenFiles {
  /** Files, jars and database connections that are no clients'. */
  private static final int OWN = 500;

  private static final Logger LOG = System.getLogger(OpenFiles.class.getName());

  private OpenFiles() {}

  /** Warns where the limit is below what so many connections take. */
  static void warnIfTooFew(int connections) {
    if (ManagementFactory.getOperatingSystemMXBean() instanceof UnixOperatingSystemMXBean system) {
      warning(system.getMaxFileDescriptorCount(), connections)
          .ifPresent(line -> LOG.log(Level.WARNING, line));
    }
  }

  /** Returns the warning; empty when there are enough. */
  static Optional<String> warning(long limit, int connections) {
    long needed = (long) connections + OWN;
    return limit >= needed
        ? Optional.empty()
        : Optional.of(
            "This process may have "
                + limit
                + " files open at once, which is fewer than the "
                + needed
                + " that "
                + connections
                + " connections take: beyond, nobody can connect. Raise the limit (LimitNOFILE= of"
                + " the unit, ulimit -n).");
  }
}
