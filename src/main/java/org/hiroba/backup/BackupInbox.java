package org.hiroba.backup;

import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import org.hiroba.config.OneLine;
import org.hiroba.config.PrivateFiles;

/**
 * Makes the backups for which commands ask by a file in the home folder: where the database is
 * known to the server alone no other way leads to it. Whoever may write there may read all of the
 * server's anyway. A request is taken before it is carried out, so at most once. {@link #look} is
 * for one thread at a time.
 */
public final class BackupInbox {
  private static final Duration FRESH = Duration.ofMinutes(5);
  private static final Duration KEPT_FOR = Duration.ofDays(1);
  private static final int AT_ONCE = 64;
  private static final Logger LOG = System.getLogger(BackupInbox.class.getName());

  private final Path folder;
  private final Work work;
  private final Executor worker;
  private final Clock clock;

  /** Makes a backup. */
  @FunctionalInterface
  public interface Work {
    /**
     * Makes one and says what is in it.
     *
     * @param copies the folder for the bytes of files, if they are to be copied
     * @throws RuntimeException it was not made; the message says why
     */
    String to(Path target, Optional<Path> copies);
  }

  /**
   * Makes one.
   *
   * @param worker does the work, which may take long; rejects what is too much
   */
  public BackupInbox(Path home, Work work, Executor worker, Clock clock) {
    this.folder = BackupRequestFiles.folder(home);
    this.work = work;
    this.worker = worker;
    this.clock = clock;
  }

  /** Makes the folder, by which commands see that somebody looks into it. */
  public void open() {
    try {
      PrivateFiles.claimFolder(folder);
    } catch (IOException e) {
      LOG.log(
          Level.WARNING,
          "The command backup cannot ask this server, for want of {0}: {1}",
          folder,
          e);
    }
  }

  /** Takes what waits. */
  public void look() {
    List<Path> files = new ArrayList<>();
    try (DirectoryStream<Path> all = Files.newDirectoryStream(folder)) {
      for (Path one : all) {
        if (files.size() < AT_ONCE) {
          files.add(one);
        }
      }
    } catch (IOException e) {
      LOG.log(Level.DEBUG, "No requests can be read: {0}", e.toString());
      return;
    }
    for (Path file : files) {
      try {
        lookAt(file);
      } catch (IOException e) {
        // It was withdrawn, or the disk is full; the command says so.
        LOG.log(Level.DEBUG, "The request {0} was passed over: {1}", file, e.toString());
      }
    }
  }

  private void lookAt(Path file) throws IOException {
    Duration age = Duration.between(Files.getLastModifiedTime(file).toInstant(), now());
    if (!String.valueOf(file.getFileName()).endsWith(BackupRequestFiles.ASK)) {
      if (age.compareTo(KEPT_FOR) > 0) {
        Files.deleteIfExists(file);
      }
      return;
    }
    Path taken = BackupRequestFiles.sibling(file, BackupRequestFiles.ASK, BackupRequestFiles.TAKEN);
    Files.move(file, taken, StandardCopyOption.ATOMIC_MOVE);
    if (age.compareTo(FRESH) > 0) {
      // Nobody waits for it any more.
      Files.delete(taken);
      return;
    }
    String asked = BackupRequestFiles.read(taken);
    LOG.log(Level.INFO, "The command line asked for a backup to {0}", OneLine.of(asked));
    try {
      BackupRequestFiles.Asked wanted = BackupRequestFiles.asked(asked);
      worker.execute(() -> carryOut(taken, wanted));
    } catch (InvalidPathException e) {
      answer(taken, BackupRequestFiles.FAILED, "No path of this machine: " + e.getMessage());
    } catch (RejectedExecutionException e) {
      answer(
          taken,
          BackupRequestFiles.FAILED,
          "The server makes other backups already, or stops: ask again later.");
    }
  }

  private Instant now() {
    return clock.instant();
  }

  private void carryOut(Path taken, BackupRequestFiles.Asked wanted) {
    try {
      answer(taken, BackupRequestFiles.DONE, work.to(wanted.target(), wanted.copies()));
    } catch (RuntimeException | Error e) {
      LOG.log(Level.DEBUG, "The backup was not made", e);
      answer(taken, BackupRequestFiles.FAILED, String.valueOf(e.getMessage()));
    }
  }

  private void answer(Path taken, String outcome, String text) {
    try {
      BackupRequestFiles.write(
          BackupRequestFiles.sibling(taken, BackupRequestFiles.TAKEN, BackupRequestFiles.ANSWER),
          outcome + "\n" + text);
      Files.deleteIfExists(taken);
    } catch (IOException e) {
      LOG.log(Level.WARNING, "The command backup was not told \"{0}\": {1}", text, e.toString());
    }
  }
}
