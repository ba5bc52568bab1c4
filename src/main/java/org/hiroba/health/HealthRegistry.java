package org.hiroba.health;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * Collects the checks that {@code -/live} and {@code -/ready} read. Thread-safe.
 *
 * <p>Live means that a restart would not help; ready means that requests may come. Liveness knows
 * only checks registered for it, readiness knows all.
 */
public final class HealthRegistry {
  private static final Logger LOG = System.getLogger(HealthRegistry.class.getName());

  private final List<Entry> entries = new CopyOnWriteArrayList<>();

  /** What the failure of a check means for the whole. */
  public enum Weight {
    /** The server cannot serve any more and should be restarted. */
    LIVE,
    /** No requests should come while it is DOWN. */
    READY,
    /** Shown, but the whole stays UP: the chat works without it. */
    ADVISORY
  }

  /** Undoes a registration. */
  @FunctionalInterface
  public interface Registration extends AutoCloseable {
    /** Takes the check out; a second call does nothing. */
    @Override
    void close();
  }

  /** Adds a check until the returned registration is closed. */
  public Registration register(Weight weight, HealthCheck check) {
    Entry entry = new Entry(weight, check);
    entries.add(entry);
    return () -> entries.remove(entry);
  }

  /** Runs the checks of liveness. */
  public HealthReport live() {
    return report(entries.stream().filter(entry -> entry.weight == Weight.LIVE).toList());
  }

  /** Runs all checks. */
  public HealthReport ready() {
    return report(entries);
  }

  private static HealthReport report(List<Entry> asked) {
    HealthStatus whole = HealthStatus.UP;
    List<CheckResult> results = new ArrayList<>();
    for (Entry entry : asked) {
      CheckResult result = run(entry.check);
      results.add(result);
      if (result.status() == HealthStatus.DOWN && entry.weight != Weight.ADVISORY) {
        whole = HealthStatus.DOWN;
      }
    }
    return new HealthReport(whole, results);
  }

  private static CheckResult run(HealthCheck check) {
    try {
      return check.check();
    } catch (RuntimeException e) {
      LOG.log(Level.WARNING, "Health check " + check.name() + " failed", e);
      return CheckResult.down(
          check.name(), "the check itself failed with " + e.getClass().getName() + "; see the log");
    }
  }

  /** Not a record: two registrations of the same check are two entries. */
  private static final class Entry {
    private final Weight weight;
    private final HealthCheck check;

    Entry(Weight weight, HealthCheck check) {
      this.weight = weight;
      this.check = check;
    }
  }
}
