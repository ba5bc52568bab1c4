package org.hiroba.health;

import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.hiroba.health.WatchedThread.Doing;
import org.hiroba.health.Workers.Kind;
import org.jspecify.annotations.Nullable;

/**
 * What was last seen of the threads of one kind, and since when nothing has moved. Used under the
 * lock of its {@link Watchdog}.
 */
final class Sighting {
  private static final String DO = " Take a thread dump (jstack), then restart the server.";

  private final Workers workers;
  private final Map<WatchedThread, Seen> threads = new HashMap<>();
  private final Map<PeriodicTask, Seen> tasks = new HashMap<>();
  private final Seen pool = new Seen();

  /** A number, and since when it has been the same. */
  private static final class Seen {
    private long number = -1;
    private long since;

    /** Takes a look; returns for how many nanoseconds the number has not changed. */
    long stillNanos(long now, long present) {
      if (present != number) {
        number = present;
        since = now;
      }
      return now - since;
    }

    /** Takes note that nothing is to be expected now; returns 0. */
    long forgiveNanos(long now) {
      number = -1;
      since = now;
      return 0;
    }
  }

  /**
   * What a look found.
   *
   * @param thread that is stuck, if it is one
   * @param waitedNanos for how long the thread that has waited longest for the database, or whoever
   *     else no restart mends, has done so; 0 when none does
   * @param waits its name
   */
  record Finding(
      CheckResult result, @Nullable Thread thread, long waitedNanos, @Nullable String waits) {}

  Sighting(Workers workers) {
    this.workers = workers;
  }

  Finding look(long now) {
    threads.keySet().retainAll(workers.threads());
    WatchedThread stuck = null;
    String error = null;
    int live = 0;
    long beats = workers.ended();
    long waited = 0;
    String waits = null;
    boolean anyWaits = false;
    for (WatchedThread thread : workers.threads()) {
      long pulse = thread.pulse();
      long still = threads.computeIfAbsent(thread, t -> new Seen()).stillNanos(now, pulse);
      Doing doing = WatchedThread.doing(pulse);
      beats += pulse;
      if (thread.hasDied()) {
        error = "The thread " + thread.getName() + " has died; see the log, then restart.";
      } else if (thread.getState() != Thread.State.NEW) {
        live++;
      }
      if (doing == Doing.WAITS) {
        anyWaits = true;
        if (waits == null || still > waited) {
          waited = still;
          waits = thread.getName();
        }
      } else if (doing == Doing.WORKS
          && workers.kind() != Kind.PATIENT_POOL
          && still >= Workers.STUCK_AFTER.toNanos()
          && error == null) {
        stuck = thread;
        error = stuck(thread, still);
      }
    }
    if (error == null) {
      error = stuckPool(now, beats, anyWaits);
    }
    if (error == null) {
      error = lostTask(now, anyWaits);
    }
    CheckResult result =
        error == null
            ? CheckResult.up(workers.name(), Map.of("threads", live))
            : new CheckResult(workers.name(), HealthStatus.DOWN, details(error, live));
    return new Finding(result, stuck, waited, waits);
  }

  private static Map<String, Object> details(String error, int live) {
    Map<String, Object> data = new LinkedHashMap<>();
    data.put("error", error);
    data.put("threads", live);
    return data;
  }

  private static String stuck(WatchedThread thread, long still) {
    String at =
        Arrays.stream(thread.getStackTrace())
            .filter(frame -> frame.getClassName().startsWith("org.hiroba."))
            .findFirst()
            .map(frame -> ", in " + frame.getClassName() + "." + frame.getMethodName())
            .orElse("");
    return "The thread "
        + thread.getName()
        + " has been in one piece of work for "
        + seconds(still)
        + " s"
        + at
        + "."
        + DO;
  }

  /** Work waits, and none of the threads has moved: all are stuck, or none could be made. */
  private @Nullable String stuckPool(long now, long beats, boolean anyWaits) {
    int waiting = workers.waiting();
    long still = waiting > 0 && !anyWaits ? pool.stillNanos(now, beats) : pool.forgiveNanos(now);
    long patience =
        (workers.kind() == Kind.PATIENT_POOL ? Workers.PATIENCE_WITH_PEERS : Workers.STUCK_AFTER)
            .toNanos();
    return still < patience
        ? null
        : waiting
            + " tasks wait for the threads "
            + workers.name()
            + ", and none of them has moved for "
            + seconds(still)
            + " s."
            + DO;
  }

  private @Nullable String lostTask(long now, boolean anyWaits) {
    String error = null;
    for (PeriodicTask task : workers.tasks()) {
      Seen seen = tasks.computeIfAbsent(task, t -> new Seen());
      long still =
          anyWaits || task.waits() ? seen.forgiveNanos(now) : seen.stillNanos(now, task.rounds());
      if (still >= task.patience().toNanos()) {
        error =
            "The task "
                + task.name()
                + " of "
                + workers.name()
                + " has not been done for "
                + seconds(still)
                + " s."
                + DO;
      }
    }
    return error;
  }

  private static long seconds(long nanos) {
    return TimeUnit.NANOSECONDS.toSeconds(nanos);
  }
}
