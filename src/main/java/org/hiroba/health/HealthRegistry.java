package org.hiroba.health;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Supplier;

/**
 * Collects the checks that {@code -/live} and {@code -/ready} read. Thread-safe.
 *
 * <p>Not live means that a restart would help; ready means that requests may come. Liveness knows
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
    return registerAll(weight, () -> List.of(check));
  }

  /** Adds checks of which there may be others each time, until the registration is closed. */
  public Registration registerAll(Weight weight, Supplier<List<HealthCheck>> checks) {
    Entry entry = new Entry(weight, checks);
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
    asked.forEach(HealthRegistry::begin);
    for (Entry entry : asked) {
      for (CheckResult result : run(entry)) {
        results.add(result);
        if (result.status() == HealthStatus.DOWN && entry.weight != Weight.ADVISORY) {
          whole = HealthStatus.DOWN;
        }
      }
    }
    return new HealthReport(whole, results);
  }

  private static void begin(Entry entry) {
    try {
      entry.checks.get().forEach(HealthCheck::begin);
    } catch (RuntimeException | Error e) {
      // It is asked all the same, and then says what is wrong.
      LOG.log(Level.DEBUG, "A health check did not begin", e);
    }
  }

  private static List<CheckResult> run(Entry entry) {
    String name = "checks";
    List<CheckResult> results = new ArrayList<>();
    try {
      for (HealthCheck check : entry.checks.get()) {
        name = check.name();
        results.add(check.check());
      }
    } catch (RuntimeException | Error e) {
      // An Error too is this check's alone: the others are asked all the same.
      LOG.log(Level.WARNING, "Health check " + name + " failed", e);
      results.add(
          CheckResult.down(
              name, "the check itself failed with " + e.getClass().getName() + "; see the log"));
    }
    return results;
  }

  /** Not a record: two registrations of the same check are two entries. */
  private static final class Entry {
    private final Weight weight;
    private final Supplier<List<HealthCheck>> checks;

    Entry(Weight weight, Supplier<List<HealthCheck>> checks) {
      this.weight = weight;
      this.checks = checks;
    }
  }
}
