package org.hiroba.startup;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Executor;
import org.hiroba.backup.BackupInbox;
import org.hiroba.backup.BackupSchedule;
import org.hiroba.backup.BackupWriter;
import org.hiroba.backup.Backups;
import org.hiroba.backup.FileBytes;
import org.hiroba.backup.FileCopies;
import org.hiroba.config.BackupSettings;
import org.hiroba.health.HealthRegistry;
import org.hiroba.health.HealthRegistry.Weight;
import org.hiroba.health.Meters;
import org.hiroba.health.WatchedPool;
import org.hiroba.health.WatchedTimer;
import org.hiroba.health.Workers;
import org.hiroba.jdbc.Database;

/** Puts together what makes backups of a server that runs. Made, started and closed once each. */
final class BackupParts implements AutoCloseable {
  private static final Duration LOOK_EVERY = Duration.ofSeconds(1);

  private final WatchedPool pool = new WatchedPool(Workers.patientPool("hiroba-backup"), 1, 1);
  private final Backups backups;
  private final Optional<BackupSchedule> schedule;
  private final BackupInbox inbox;

  BackupParts(
      Database database,
      Path home,
      BackupSettings settings,
      FileBytes files,
      Clock clock,
      Meters meters) {
    pool.allowCoreThreadTimeOut(true);
    backups = new Backups(database::snapshot, home, files, clock, meters);
    schedule = BackupSchedule.of(backups, settings, clock, pool);
    inbox =
        new BackupInbox(
            home,
            (target, copies) -> {
              Optional<FileCopies> beside = copies.map(folder -> new FileCopies(folder, clock));
              return BackupTask.told(backups.to(target, beside), beside);
            },
            pool,
            clock);
  }

  /**
   * Begins.
   *
   * @param rounds has threads that may wait for a disk
   */
  void start(WatchedTimer clockwork, Executor rounds, HealthRegistry health) {
    inbox.open();
    clockwork.every(LOOK_EVERY, "backup-requests", rounds, inbox::look);
    schedule.ifPresent(
        due -> {
          clockwork.every(LOOK_EVERY, "backups", due::look);
          health.register(Weight.ADVISORY, due);
        });
  }

  /** Returns the threads, for the watchdog. */
  Workers threads() {
    return pool.workers();
  }

  void ofProgram(String version) {
    backups.ofProgram(version);
  }

  BackupWriter.Written to(Path target) {
    return backups.to(target);
  }

  /** Gives up the one that is being made, of which nothing is left. */
  @Override
  public void close() {
    pool.shutdownNow();
    try {
      Opened.awaitEnd(pool);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
