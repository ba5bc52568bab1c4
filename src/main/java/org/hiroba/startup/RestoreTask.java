package org.hiroba.startup;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.hiroba.backup.BackupException;
import org.hiroba.backup.FileCopies;
import org.hiroba.backup.FileTally;
import org.hiroba.backup.HomeFiles;
import org.hiroba.config.DatabaseSettings;
import org.hiroba.config.HomeInUseException;
import org.hiroba.config.PrivateFiles;
import org.hiroba.config.Settings;
import org.hiroba.config.SettingsResolver;
import org.hiroba.feature.file.FileStore;
import org.hiroba.jdbc.DatabaseBackups;
import org.hiroba.jdbc.NewDatabase;
import org.hiroba.log.StorageException;

/**
 * Restores a backup where no server runs: what the command {@code restore} loads from the web
 * application. Takes the file, {@code replace} or nothing, and the folder with the bytes of files
 * or nothing; returns what to tell. Speaks in types of the JDK, for its caller comes from another
 * class loader: {@link IllegalStateException} says in a sentence why nothing was restored.
 */
public final class RestoreTask extends CommandTask {
  private static final byte[] SQLITE = "SQLite format 3\0".getBytes(StandardCharsets.US_ASCII);

  @Override
  List<String> carryOut(List<String> asked, Consumer<String> progress) throws IOException {
    return restore(
        Path.of(asked.get(0)).toAbsolutePath(),
        asked.get(1).equals("replace"),
        asked.get(2).isEmpty() ? Optional.empty() : Optional.of(Path.of(asked.get(2))));
  }

  private static List<String> restore(Path file, boolean replace, Optional<Path> copies)
      throws IOException {
    if (copies.isPresent() && !Files.isDirectory(copies.get())) {
      throw new BackupException("There is no folder " + copies.get() + ".", null);
    }
    if (!Files.isRegularFile(file)) {
      throw new BackupException("There is no file " + file + ".", null);
    }
    SettingsResolver resolver = SettingsResolver.ofCommandLine();
    // Before a home folder is made for nothing.
    RestorableFile backup =
        isSqlite(file)
            ? RestorableFile.sqlite(file, resolver.homePath())
            : RestorableFile.backup(file);
    Settings settings;
    try {
      settings = resolver.resolve().settings();
    } catch (HomeInUseException e) {
      throw new StorageException(e.getMessage() + " A backup is restored where no server runs.", e);
    }
    try {
      return restore(backup, settings, replace, copies);
    } finally {
      settings.home().close();
    }
  }

  private static boolean isSqlite(Path file) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      return Arrays.equals(in.readNBytes(SQLITE.length), SQLITE);
    }
  }

  private static List<String> restore(
      RestorableFile backup, Settings settings, boolean replace, Optional<Path> copies)
      throws IOException {
    DatabaseSettings database = settings.database().withoutWaiting();
    Path home = settings.home().path();
    List<String> lines = new ArrayList<>();
    try (NewDatabase made = DatabaseBackups.beginNew(database, home)) {
      if (made.isTaken()) {
        if (!replace) {
          throw new StorageException(
              "There is a database already: "
                  + made.place()
                  + ". With --replace it is kept aside and the backup takes its place.",
              null);
        }
        RunningServer.refuse(database, home);
      }
      try {
        made.fill(backup.schema(), backup.origin(), backup::to);
      } catch (IOException e) {
        throw new BackupException(
            "The backup does not fit, and nothing was changed: " + e.getMessage() + ".", e);
      }
      List<String> aside = made.takePlace();
      lines.add(
          String.format(Locale.ROOT, "Restored into %s: %s.", made.place(), backup.described()));
      lines.addAll(aside);
    }
    lines.addAll(filesOf(backup, settings, copies));
    lines.addAll(putAside(backup.homeFiles(), home));
    lines.add("Start the server: clients load their history again.");
    return lines;
  }

  /** Without copies it is told whether any are wanted. */
  private static List<String> filesOf(
      RestorableFile backup, Settings settings, Optional<Path> folder) throws IOException {
    if (!backup.hasFiles()) {
      return List.of();
    }
    // Without a folder nothing is found there, which is told.
    FileCopies copies =
        new FileCopies(
            folder.orElse(settings.home().path().resolve("no-copies")), Clock.systemUTC());
    try (FileStore store = FileStores.beside(settings.files(), settings.database())) {
      FileTally tally = copies.giveBack(backup::to, StoreBytes.alone(store));
      String how =
          tally.missing() + tally.damaged() == 0
              ? ""
              : " Run restore --replace again with --files and the folder that has them; the chat works"
                  + " without.";
      return List.of(tally.toldBack() + how);
    }
  }

  /**
   * Settings come beside those that are there, and not into force: they may name the database and
   * the folder of backups of a server that runs.
   */
  private static List<String> putAside(Map<String, byte[]> files, Path home) throws IOException {
    List<String> lines = new ArrayList<>();
    for (Map.Entry<String, byte[]> file : files.entrySet()) {
      Path present = home.resolve(file.getKey());
      if (Files.exists(present) && Arrays.equals(Files.readAllBytes(present), file.getValue())) {
        continue;
      }
      Path target = home.resolve(file.getKey() + ".restored");
      if (Files.exists(target)) {
        Files.delete(target);
      }
      PrivateFiles.create(target);
      Files.write(target, file.getValue());
      lines.add(
          "Its settings are in "
              + target
              + " and not in force: look through them, then name the file "
              + HomeFiles.SETTINGS
              + ".");
    }
    return lines;
  }
}
