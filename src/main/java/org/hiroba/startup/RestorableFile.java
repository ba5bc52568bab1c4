package org.hiroba.startup;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.hiroba.backup.BackupFacts;
import org.hiroba.backup.BackupReader;
import org.hiroba.backup.BackupSink;
import org.hiroba.backup.BackupSource;
import org.hiroba.backup.BackupTally;
import org.hiroba.jdbc.DatabaseBackups;

/**
 * A file that was looked through and is whole: a backup, or a SQLite file as earlier versions
 * copied it.
 *
 * @param described what is in it, for people
 * @param hasFiles whether messages in it have files
 * @param origin what is written down in the trail
 */
record RestorableFile(
    int schema,
    String described,
    boolean hasFiles,
    String origin,
    Map<String, byte[]> homeFiles,
    Tables tables) {

  /** Passes its tables on. */
  @FunctionalInterface
  interface Tables {
    void to(BackupSink sink) throws IOException;
  }

  /**
   * Looks through a backup.
   *
   * @throws org.hiroba.backup.BackupException it is not whole
   */
  static RestorableFile backup(Path file) {
    BackupReader.Content content = BackupReader.check(file);
    BackupFacts facts = content.facts();
    return new RestorableFile(
        facts.schema(),
        content.tally() + ", as of " + facts.takenAt() + " (from " + facts.database() + ")",
        content.tally().files() > 0,
        "backup of " + facts.takenAt() + " from " + facts.database(),
        content.homeFiles(),
        sink -> BackupReader.read(file, sink));
  }

  /**
   * Looks through a SQLite file.
   *
   * @throws org.hiroba.log.StorageException it is damaged, or not of Hiroba
   */
  static RestorableFile sqlite(Path file, Path home) throws IOException {
    try (BackupSource source = DatabaseBackups.ofFile(file, home)) {
      BackupTally tally = BackupTally.of(source);
      return new RestorableFile(
          source.schema(),
          tally + ", from a copy of a SQLite file",
          tally.files() > 0,
          "copy of a SQLite file",
          Map.of(),
          sink -> copy(file, home, sink));
    }
  }

  private static void copy(Path file, Path home, BackupSink sink) throws IOException {
    try (BackupSource source = DatabaseBackups.ofFile(file, home)) {
      source.read(sink);
    }
  }

  void to(BackupSink sink) throws IOException {
    tables.to(sink);
  }
}
