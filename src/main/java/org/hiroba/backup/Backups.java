package org.hiroba.backup;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import org.hiroba.health.Meters;

/** Makes the backups of a server that runs, one at a time, and counts them. Thread-safe. */
public final class Backups {
  private static final Logger LOG = System.getLogger(Backups.class.getName());

  private final Supplier<BackupSource> moments;
  private final Path home;
  private final FileBytes files;
  private final Clock clock;
  private final Meters.Counter made;
  private final Meters.Counter failed;
  private final AtomicBoolean busy = new AtomicBoolean();
  private volatile String program = "unknown";
  private volatile long lastSuccessMillis;
  private volatile long lastBytes;
  private volatile long lastNanos;

  /**
   * Makes them.
   *
   * @param moments takes the present moment of the database
   * @param home whose settings belong to a backup
   * @param files the bytes of files, which are copied beside it where that is wanted
   */
  public Backups(
      Supplier<BackupSource> moments, Path home, FileBytes files, Clock clock, Meters meters) {
    this.moments = moments;
    this.home = home;
    this.files = files;
    this.clock = clock;
    String total = "hiroba_backups_total";
    String help = "Backups that this server made or failed to make.";
    made = meters.counter(total, help, "outcome", "done");
    failed = meters.counter(total, help, "outcome", "failed");
    meters.gauge(
        "hiroba_backup_last_success_timestamp_seconds",
        "When the newest backup that this server knows of was whole; 0: none.",
        () -> lastSuccessMillis / 1e3);
    meters.gauge("hiroba_backup_last_size_bytes", "Its size; 0: none yet.", () -> lastBytes);
    meters.gauge(
        "hiroba_backup_last_duration_seconds",
        "How long it took to make it; 0: none yet.",
        () -> lastNanos / 1e9);
  }

  /** Says which version of Hiroba this is. */
  public void ofProgram(String version) {
    program = version;
  }

  /** Takes note of a backup that was there before the server started. */
  void known(Instant at) {
    lastSuccessMillis = Math.max(lastSuccessMillis, at.toEpochMilli());
  }

  /**
   * Makes a backup.
   *
   * @param target a file that does not exist yet
   * @throws RuntimeException it was not made and nothing is left of it; the message says why
   */
  public BackupWriter.Written to(Path target) {
    return to(target, Optional.empty());
  }

  /**
   * Makes a backup.
   *
   * @param target a file that does not exist yet
   * @param copies where the bytes of files are copied to, if they are
   * @throws RuntimeException it was not made and nothing is left of it; the message says why
   */
  public BackupWriter.Written to(Path target, Optional<FileCopies> copies) {
    if (!busy.compareAndSet(false, true)) {
      throw new BackupException(
          "A backup is being made already: wait until it is whole, then ask again.", null);
    }
    long began = System.nanoTime();
    boolean done = false;
    BackupWriter writer = new BackupWriter(clock, program);
    BackupWriter.Rest rest =
        copies
            .<BackupWriter.Rest>map(to -> (rows, tally) -> to.take(rows, tally, files))
            .orElse(BackupWriter.Rest.NOTHING);
    // What the rows name is there until it is copied.
    FileBytes.Hold hold = files.hold();
    try (BackupSource source = moments.get()) {
      BackupWriter.Written written = writer.write(source, home, target, rest);
      lastNanos = System.nanoTime() - began;
      lastBytes = written.bytes();
      lastSuccessMillis = written.facts().takenAt().toEpochMilli();
      done = true;
      LOG.log(
          Level.INFO,
          "Backup {0}: {1} MiB, {2}, in {3} s",
          written.file(),
          written.bytes() >> 20,
          written.tally(),
          Duration.ofNanos(lastNanos).toSeconds());
      return written;
    } finally {
      hold.close();
      (done ? made : failed).increment();
      busy.set(false);
    }
  }
}
