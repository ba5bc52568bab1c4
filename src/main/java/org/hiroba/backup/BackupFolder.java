package org.hiroba.backup;

import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.hiroba.config.PrivateFiles;

/**
 * The folder in which a server keeps its backups, named by their time. What has another name there
 * is somebody else's and never touched. For one thread.
 */
final class BackupFolder {
  private static final String BEGIN = "hiroba-";
  private static final String END = ".backup";
  private static final Duration FORGOTTEN = Duration.ofDays(1);
  private static final DateTimeFormatter STAMP =
      DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss'Z'", Locale.ROOT).withZone(ZoneOffset.UTC);
  private static final Logger LOG = System.getLogger(BackupFolder.class.getName());

  private final Path folder;

  BackupFolder(Path folder) {
    this.folder = folder;
  }

  /** Names the backup of a moment. */
  Path file(Instant at) {
    return folder.resolve(BEGIN + STAMP.format(at) + END);
  }

  /** Makes the folder if need be, and clears away what somebody who was killed has left. */
  void prepare(Instant now) throws IOException {
    if (!Files.isDirectory(folder)) {
      if (folder.getParent() != null) {
        Files.createDirectories(folder.getParent());
      }
      PrivateFiles.createFolder(folder);
    }
    try (DirectoryStream<Path> left =
        Files.newDirectoryStream(folder, BackupWriter.UNFINISHED + "*")) {
      for (Path file : left) {
        // A younger one may be somebody's who writes at this moment.
        if (Files.getLastModifiedTime(file).toInstant().isBefore(now.minus(FORGOTTEN))) {
          Files.deleteIfExists(file);
        }
      }
    }
  }

  /** Returns when the newest was made; empty where there is none. */
  Optional<Instant> newest() {
    List<Instant> all = all();
    return all.isEmpty() ? Optional.empty() : Optional.of(all.get(0));
  }

  /** Returns when the oldest was made; empty where there is none. */
  Optional<Instant> oldest() {
    List<Instant> all = all();
    return all.isEmpty() ? Optional.empty() : Optional.of(all.get(all.size() - 1));
  }

  /** Returns the folder of what belongs to several of them. */
  Path resolve(String name) {
    return folder.resolve(name);
  }

  /** Deletes all but so many, the oldest first; never the one that was just made. */
  void keep(int count, Instant made) {
    List<Instant> all = all();
    // A clock that was set back leaves others with a later name.
    all.remove(made.truncatedTo(ChronoUnit.SECONDS));
    for (Instant old : all.subList(Math.min(count - 1, all.size()), all.size())) {
      try {
        Files.deleteIfExists(file(old));
      } catch (IOException e) {
        LOG.log(
            Level.WARNING,
            "The old backup {0} cannot be deleted ({1}): delete it by hand",
            file(old),
            e.toString());
      }
    }
  }

  /** Newest first. */
  private List<Instant> all() {
    List<Instant> found = new ArrayList<>();
    if (Files.isDirectory(folder)) {
      try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, BEGIN + "*" + END)) {
        for (Path file : files) {
          time(file).ifPresent(found::add);
        }
      } catch (IOException e) {
        LOG.log(Level.WARNING, "The folder of backups {0} cannot be read: {1}", folder, e);
      }
    }
    found.sort(Collections.reverseOrder());
    return found;
  }

  private static Optional<Instant> time(Path file) {
    String name = file.getFileName().toString();
    String stamp = name.substring(BEGIN.length(), name.length() - END.length());
    try {
      return Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)
          ? Optional.of(STAMP.parse(stamp, Instant::from))
          : Optional.empty();
    } catch (DateTimeParseException e) {
      // Named by somebody else.
      return Optional.empty();
    }
  }
}
