package org.hiroba.backup;

import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import org.hiroba.config.BackupSettings;
import org.hiroba.health.CheckResult;
import org.hiroba.health.HealthCheck;
import org.jspecify.annotations.Nullable;

/**
 * Makes a backup whenever one is due: so long after the newest one in the folder, whichever start
 * of the server made it; after a failure again within minutes. Old ones go once a newer one is
 * whole. {@link #look} is called by one thread again and again, the work is done on another.
 */
public final class BackupSchedule implements HealthCheck {
  private static final String NAME = "backup";

  /** The folder beside the backups in which the bytes of files are. */
  static final String FILES = "files";

  /** How soon it is tried again. */
  static final Duration RETRY = Duration.ofMinutes(5);

  private static final Logger LOG = System.getLogger(BackupSchedule.class.getName());

  private final Backups backups;
  private final Duration every;
  private final int keep;
  private final BackupFolder folder;
  private final Optional<FileCopies> copies;
  private final Clock clock;
  private final Executor worker;
  private volatile boolean working;
  private volatile @Nullable Instant next;
  private volatile @Nullable String trouble;
  private volatile @Nullable Instant newest;

  private BackupSchedule(
      Backups backups, Duration every, BackupSettings settings, Clock clock, Executor worker) {
    this.backups = backups;
    this.every = every;
    this.keep = settings.keep();
    this.folder = new BackupFolder(settings.folder());
    this.copies =
        settings.files()
            ? Optional.of(new FileCopies(folder.resolve(FILES), clock))
            : Optional.empty();
    this.clock = clock;
    this.worker = worker;
  }

  /**
   * Makes it; empty where the settings want none.
   *
   * @param worker does one thing at a time
   */
  public static Optional<BackupSchedule> of(
      Backups backups, BackupSettings settings, Clock clock, Executor worker) {
    return settings
        .every()
        .map(every -> new BackupSchedule(backups, every, settings, clock, worker));
  }

  /** Looks whether one is due, and lets it be made then; waits for nothing. */
  public void look() {
    Instant due = next;
    if (working || (due != null && clock.instant().isBefore(due) && isNear(due))) {
      return;
    }
    working = true;
    try {
      worker.execute(this::work);
    } catch (RejectedExecutionException e) {
      // The server is going down.
      working = false;
    }
  }

  /** A clock that was set back must not put the next one off for long. */
  private boolean isNear(Instant due) {
    return due.isBefore(clock.instant().plus(every).plusSeconds(1));
  }

  private void work() {
    Instant now = clock.instant();
    try {
      Optional<Instant> known = folder.newest().filter(at -> !at.isAfter(now));
      if (next == null && known.isPresent()) {
        // The first look after a start.
        newest = known.get();
        backups.known(known.get());
        next = known.get().plus(every);
        if (now.isBefore(known.get().plus(every))) {
          return;
        }
      }
      folder.prepare(now);
      backups.to(folder.file(now), copies);
      newest = now;
      trouble = null;
      next = now.plus(every);
      folder.keep(keep, now);
      Optional<Instant> oldest = folder.oldest();
      if (copies.isPresent() && oldest.isPresent()) {
        copies.get().dropNamedBefore(oldest.get());
      }
    } catch (IOException | RuntimeException | Error e) {
      String why = e instanceof RuntimeException ? String.valueOf(e.getMessage()) : e.toString();
      Duration pause = every.compareTo(RETRY) < 0 ? every : RETRY;
      trouble = why;
      next = now.plus(pause);
      LOG.log(
          Level.WARNING,
          "No backup was made; it is tried again in {0} s: {1}",
          pause.toSeconds(),
          why);
    } finally {
      working = false;
    }
  }

  @Override
  public String name() {
    return NAME;
  }

  /** DOWN from a failure to the next success, and when none was made for twice the time. */
  @Override
  public CheckResult check() {
    String why = trouble;
    if (why != null) {
      return CheckResult.down(NAME, "No backup was made: " + why);
    }
    Instant last = newest;
    if (last == null) {
      return CheckResult.up(NAME);
    }
    return last.plus(every.multipliedBy(2)).plus(RETRY).isBefore(clock.instant())
        ? CheckResult.down(
            NAME,
            "The newest backup is of "
                + last
                + ", although one is made every "
                + every
                + ": look at the log and at -/live.")
        : CheckResult.up(NAME, Map.of("newest", last.toString()));
  }
}
