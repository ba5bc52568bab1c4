package org.hiroba.health;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Watches all threads of the server, once a second on a thread of its own: the one place that lists
 * them. DOWN, as liveness means it, is a thread that has died, or has been in one piece of work for
 * {@value #STUCK_SECONDS} s; the log then says once where it is.
 *
 * <p>Not stuck is who waits for work, who makes progress, and who waits for the database, the disk
 * or a name server: no restart mends those, so {@link #waitedFor} tells of them instead. Time in
 * which the machine slept, or the whole process did, does not count. Thread-safe.
 */
public final class Watchdog implements AutoCloseable {
  /** After so many seconds in one piece of work a thread is stuck. */
  public static final int STUCK_SECONDS = 8;

  private static final long EVERY_MILLIS = 1_000;

  /** What passed between two looks beyond this, nobody was awake. */
  private static final long AWAKE_NANOS = TimeUnit.SECONDS.toNanos(2);

  private static final Duration LONG_WAIT = Duration.ofMinutes(1);
  private static final Logger LOG = System.getLogger(Watchdog.class.getName());

  private final LongSupplier nanoTime;
  private final Workers own = Workers.loop("hiroba-watchdog");
  private final Thread thread = own.thread(this::run);
  private final CountDownLatch closing = new CountDownLatch(1);
  private final List<Supplier<List<Workers>>> sources = new CopyOnWriteArrayList<>();

  // All below are guarded by the lock.
  private final Map<Workers, Sighting> sightings = new HashMap<>();
  private final Set<String> alarmed = new HashSet<>();
  private long lookedAtNanos;
  private long awakeNanos;

  /**
   * Makes a watchdog that watches nobody but itself.
   *
   * @param nanoTime a clock that never jumps back
   */
  public Watchdog(LongSupplier nanoTime) {
    this.nanoTime = nanoTime;
    lookedAtNanos = nanoTime.getAsLong();
    sources.add(() -> List.of(own));
  }

  /** Watches threads, of which there may be others at each look, until that is closed. */
  public HealthRegistry.Registration watch(Supplier<List<Workers>> threads) {
    sources.add(threads);
    return () -> sources.remove(threads);
  }

  /** Begins to look by itself. */
  public void start() {
    thread.start();
  }

  /** Returns all who are watched. */
  public List<Workers> watched() {
    return sources.stream().flatMap(source -> source.get().stream()).toList();
  }

  /** Returns a check for each kind of threads that there is now, named as the thread is. */
  public List<HealthCheck> checks() {
    return look().stream().<HealthCheck>map(finding -> new Checked(finding.result())).toList();
  }

  /** A check that was made a moment ago. */
  private record Checked(CheckResult check) implements HealthCheck {
    @Override
    public String name() {
      return check.name();
    }
  }

  /**
   * Returns a check, not of liveness, that is DOWN while a thread has waited for a minute for whom
   * no restart mends.
   */
  public HealthCheck longWaits() {
    return new HealthCheck() {
      @Override
      public String name() {
        return "long-waits";
      }

      @Override
      public CheckResult check() {
        List<String> waiting =
            look().stream()
                .filter(finding -> finding.waitedNanos() >= LONG_WAIT.toNanos())
                .flatMap(finding -> Stream.ofNullable(finding.waits()))
                .toList();
        return waiting.isEmpty()
            ? CheckResult.up(name())
            : CheckResult.down(
                name(),
                String.join(", ", waiting)
                    + " wait for more than a minute for the database, the disk or the name server."
                    + " Look there; a restart does not help.");
      }
    };
  }

  /** Returns for how long a thread of these has waited for whom no restart mends. */
  public Duration waitedFor(Workers workers) {
    look();
    synchronized (this) {
      Sighting sighting = sightings.get(workers);
      return sighting == null
          ? Duration.ZERO
          : Duration.ofNanos(sighting.look(awakeNanos).waitedNanos());
    }
  }

  /** Looks at all threads now; the log tells of those that are newly DOWN, or UP again. */
  List<Sighting.Finding> look() {
    List<Workers> all = watched();
    List<Sighting.Finding> findings = new ArrayList<>();
    List<Sighting.Finding> news = new ArrayList<>();
    synchronized (this) {
      long now = nanoTime.getAsLong();
      awakeNanos += Math.min(Math.max(0, now - lookedAtNanos), AWAKE_NANOS);
      lookedAtNanos = now;
      sightings.keySet().retainAll(new HashSet<>(all));
      for (Workers workers : all) {
        Sighting.Finding finding =
            sightings.computeIfAbsent(workers, Sighting::new).look(awakeNanos);
        findings.add(finding);
        boolean isDown = finding.result().status() == HealthStatus.DOWN;
        if (isDown ? alarmed.add(workers.name()) : alarmed.remove(workers.name())) {
          news.add(finding);
        }
      }
    }
    // Not under the lock: who asks for the checks must not wait for the log.
    news.forEach(Watchdog::tell);
    return findings;
  }

  private static void tell(Sighting.Finding finding) {
    CheckResult result = finding.result();
    if (result.status() == HealthStatus.UP) {
      LOG.log(Level.INFO, "The threads {0} go on again", result.name());
    } else {
      LOG.log(Level.ERROR, String.valueOf(result.data().get("error")), place(finding.thread()));
    }
  }

  /** Shows in the log where a thread is. */
  private static @Nullable Throwable place(@Nullable Thread stuck) {
    if (stuck == null) {
      return null;
    }
    Throwable place = new IllegalStateException(stuck.getName() + " is here");
    place.setStackTrace(stuck.getStackTrace());
    return place;
  }

  private void run() {
    boolean closed = false;
    while (!closed) {
      Beat.begins();
      look();
      Beat.rests();
      try {
        closed = closing.await(EVERY_MILLIS, TimeUnit.MILLISECONDS);
      } catch (InterruptedException e) {
        LOG.log(Level.WARNING, "Somebody interrupted the watchdog; it goes on until it is closed");
      }
    }
  }

  /** Looks no more by itself; returns when its thread has ended. */
  @Override
  public void close() {
    closing.countDown();
    try {
      thread.join(TimeUnit.SECONDS.toMillis(STUCK_SECONDS));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
