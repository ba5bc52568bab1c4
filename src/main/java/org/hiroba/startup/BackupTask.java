package org.hiroba.startup;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import org.hiroba.backup.BackupPost;
import org.hiroba.backup.BackupSource;
import org.hiroba.backup.BackupWriter;
import org.hiroba.backup.BackupWriter.Written;
import org.hiroba.backup.FileCopies;
import org.hiroba.backup.FileTally;
import org.hiroba.config.DatabaseSettings;
import org.hiroba.config.HomeFolder;
import org.hiroba.config.SettingsResolver;
import org.hiroba.feature.file.FileStore;
import org.hiroba.jdbc.DatabaseBackups;

/**
 * Makes a backup, whether a server runs or not: what the command {@code backup} loads from the web
 * application. Where only the server that uses the home folder knows the database, that one is
 * asked to make it. Takes a file that must not exist, the program's version, and the folder for the
 * bytes of files or nothing; returns what to tell. Speaks in types of the JDK, for its caller comes
 * from another class loader: {@link IllegalStateException} says in a sentence why there is none.
 */
public final class BackupTask extends CommandTask {
  @Override
  List<String> carryOut(List<String> asked, Consumer<String> progress) throws IOException {
    Path file = Path.of(asked.get(0));
    SettingsResolver resolver = SettingsResolver.ofCommandLine();
    DatabaseSettings database = resolver.databaseBesideServer();
    Path home = resolver.homePath();
    Optional<Path> folder =
        asked.get(2).isEmpty() ? Optional.empty() : Optional.of(Path.of(asked.get(2)));
    Clock clock = Clock.systemUTC();
    BackupWriter writer = new BackupWriter(clock, asked.get(1));
    try (BackupSource source = DatabaseBackups.beside(database, home)) {
      if (folder.isEmpty()) {
        return List.of(told(writer.write(source, home, file), Optional.empty()));
      }
      FileCopies copies = new FileCopies(folder.get(), clock);
      try (FileStore store = FileStores.beside(resolver.filesBesideServer(), database)) {
        return List.of(
            told(
                writer.write(
                    source,
                    home,
                    file,
                    (rows, tally) -> copies.take(rows, tally, StoreBytes.alone(store))),
                Optional.of(copies)));
      }
    } catch (DatabaseBackups.OnlyInServer e) {
      if (!HomeFolder.isInUse(home) || !BackupPost.isRead(home)) {
        // None runs here, or one of an earlier version.
        throw e;
      }
      return List.of(
          new BackupPost(home, () -> HomeFolder.isInUse(home)).ask(file, folder, progress));
    }
  }

  /** Says what was written. */
  static String told(Written written, Optional<FileCopies> copies) {
    String told = told(written);
    FileTally files = written.files();
    if (files != null && copies.isPresent()) {
      return told + files.told(copies.get().folder());
    }
    return written.tally().files() == 0
        ? told
        : told + " The bytes of its files are not in it: add --files FOLDER, or copy their store.";
  }

  private static String told(Written written) {
    return String.format(
        Locale.ROOT,
        "Backed up to %s (%,d bytes): %s, as of %s.",
        written.file(),
        written.bytes(),
        written.tally(),
        written.facts().takenAt());
  }
}
