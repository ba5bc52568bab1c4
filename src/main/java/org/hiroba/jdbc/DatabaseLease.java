package org.hiroba.jdbc;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.hiroba.health.CheckResult;
import org.hiroba.health.HealthCheck;
import org.hiroba.health.WatchedTimer;
import org.hiroba.health.Workers;
import org.hiroba.jdbc.sql.Connections;
import org.hiroba.log.StorageException;

/**
 * The right to be the only server on a PostgreSQL database, from {@link #begin(Connections, Tenant,
 * Pace)} to {@link #close}: a row that says who and until when, by the database's clock, and is
 * renewed all the time. Who finds somebody else's waits until that one is seen alive, and then
 * gives up, or until it has run out. No connection is kept for it: it holds through any pool, and
 * none of them loses it.
 *
 * <p>It keeps a second home folder from being started by accident. Nothing is fenced by it: should
 * it be lost all the same, by a process that slept while another began, row locks and unique keys
 * keep the log right, and {@link #onLoss} is told. Servers that share a database on purpose do
 * without. Thread-safe.
 */
final class DatabaseLease implements AutoCloseable {
  private static final Logger LOG = System.getLogger(DatabaseLease.class.getName());
  private static final String CHECK = "sole-server";

  /** How long it is good for, how often it is renewed, and how often one looks who renews. */
  record Pace(Duration lasts, Duration renewed, Duration looks) {
    static final Pace USUAL =
        new Pace(Duration.ofSeconds(20), Duration.ofSeconds(5), Duration.ofMillis(250));
  }

  private final LeaseRow row;
  private final Tenant tenant;
  private final Pace pace;
  private final StartWait.Pause pause;
  private final WatchedTimer timer = new WatchedTimer("hiroba-lease");
  private final Object monitor = new Object();
  private Runnable lossListener = () -> {};
  private volatile boolean possible;
  private boolean lost;
  private boolean closed;

  /** Says that another server uses the database: waiting for it is for people. */
  static final class InUse extends StorageException {
    private static final long serialVersionUID = 1L;

    private InUse(String message) {
      super(message, null);
    }
  }

  private DatabaseLease(Connections connections, Tenant tenant, Pace pace, StartWait.Pause pause) {
    this.row =
        new LeaseRow(
            connections, tenant, UUID.randomUUID().toString().replace("-", ""), pace.lasts());
    this.tenant = tenant;
    this.pace = pace;
    this.pause = pause;
  }

  /**
   * Takes it, from now on. Where there are no tables yet nobody has it; {@link #confirm} then takes
   * it.
   *
   * @throws InUse somebody else has it
   * @throws StorageException the database takes no writes, or does not answer
   */
  static DatabaseLease begin(Connections connections, Tenant tenant, Pace pace) {
    return begin(connections, tenant, pace, TimeUnit.NANOSECONDS::sleep);
  }

  /**
   * Takes it like {@link #begin(Connections, Tenant, Pace)}.
   *
   * @param pause waits between two looks at who has it
   */
  static DatabaseLease begin(
      Connections connections, Tenant tenant, Pace pace, StartWait.Pause pause) {
    DatabaseLease lease = new DatabaseLease(connections, tenant, pace, pause);
    lease.possible = lease.row.isPossible();
    if (lease.possible) {
      lease.take();
    }
    lease.timer.every(pace.renewed(), "database-lease", lease::renew);
    return lease;
  }

  /**
   * Takes it where there were no tables, or makes sure that it is still held: what was done
   * meanwhile may have taken longer than it lasts.
   *
   * @throws InUse somebody else has it
   * @throws StorageException the database takes no writes, or does not answer
   */
  void confirm() {
    take();
    possible = true;
  }

  private void take() {
    long deadline = System.nanoTime() + pace.lasts().multipliedBy(2).toNanos();
    Optional<LeaseRow.Found> first = Optional.empty();
    while (!taken()) {
      Optional<LeaseRow.Found> found = row.find();
      if (found.isPresent() && first.isEmpty()) {
        first = found;
        LOG.log(
            Level.INFO,
            "This database was in use a moment ago, by {0}: looking for up to {1} s whether it"
                + " still is.",
            found.get().described(),
            pace.lasts().toSeconds());
      }
      if (isAlive(first, found) || System.nanoTime() - deadline > 0) {
        throw new InUse(
            "Another Hiroba runs on this PostgreSQL database: "
                + found.map(LeaseRow.Found::described).orElse("its lease cannot be taken")
                + ". Stop that one, or give this one a database of its own.");
      }
      pause();
    }
  }

  /** Whoever has renewed it since, or taken it, is alive. */
  private static boolean isAlive(Optional<LeaseRow.Found> first, Optional<LeaseRow.Found> now) {
    return first.isPresent() && now.isPresent() && !first.get().value().equals(now.get().value());
  }

  private boolean taken() {
    try {
      return row.write(LeaseRow.OWNER, tenant.owner());
    } catch (StorageException e) {
      if (e.getCause() instanceof SQLException sql && LeaseRow.isReadOnly(sql)) {
        throw new StorageException(
            "PostgreSQL takes no writes: it is read-only, or a standby. Hiroba starts when it"
                + " does.",
            sql);
      }
      throw e;
    }
  }

  private void pause() {
    try {
      pause.nanos(pace.looks().toNanos());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new StorageException("The start was interrupted.", e);
    }
  }

  private void renew() {
    synchronized (monitor) {
      if (lost || closed) {
        return;
      }
    }
    try {
      if (!possible || row.write(LeaseRow.HOLDER, row.holder())) {
        return;
      }
    } catch (StorageException e) {
      // The database is away, and so it is for everybody else.
      LOG.log(Level.DEBUG, "The lease was not renewed: {0}", e.getMessage());
      return;
    }
    lose();
  }

  private void lose() {
    Runnable listener;
    synchronized (monitor) {
      if (lost || closed) {
        return;
      }
      lost = true;
      listener = lossListener;
    }
    // First, since the database may not answer who it is.
    listener.run();
    LOG.log(
        Level.ERROR,
        "Another Hiroba took over this PostgreSQL database while this one gave no sign of life:"
            + " {0}. This one lets its clients go; stop it.",
        row.find().map(LeaseRow.Found::described).orElse("unknown"));
  }

  /** Sets what is done once when somebody else has it; at once, if that is so. */
  void onLoss(Runnable listener) {
    boolean already;
    synchronized (monitor) {
      lossListener = listener;
      already = lost;
    }
    if (already) {
      listener.run();
    }
  }

  /** Returns the check that is DOWN from its loss on. */
  HealthCheck healthCheck() {
    return new HealthCheck() {
      @Override
      public String name() {
        return CHECK;
      }

      @Override
      public CheckResult check() {
        synchronized (monitor) {
          return lost
              ? CheckResult.down(
                  CHECK, "Another Hiroba took over this database; the log names it. Stop this one.")
              : CheckResult.up(CHECK);
        }
      }
    };
  }

  /** Returns the thread that renews it. */
  Workers threads() {
    return timer.workers();
  }

  /** Gives it back, if it is held: the next one need not wait. */
  @Override
  public void close() {
    synchronized (monitor) {
      if (closed) {
        return;
      }
      closed = true;
    }
    timer.shutdownNow();
    try {
      row.remove();
    } catch (StorageException e) {
      LOG.log(Level.DEBUG, "The lease runs out by itself: {0}", e.getMessage());
    }
  }
}
