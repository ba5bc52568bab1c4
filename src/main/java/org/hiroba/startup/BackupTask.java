package org.hiroba.startup;

import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import org.hiroba.backup.BackupSource;
import org.hiroba.backup.BackupWriter;
import org.hiroba.backup.BackupWriter.Written;
import org.hiroba.config.DatabaseSettings;
import org.hiroba.config.SettingsResolver;
import org.hiroba.jdbc.DatabaseBackups;

/**
 * Makes a backup, whether a server runs or not: what the command {@code backup} loads from the web
 * application. Takes a file that must not exist and the program's version; returns what to tell.
 * Speaks in types of the JDK, for its caller comes from another class loader: {@link
 * IllegalStateException} says in a sentence why there is none.
 */
public final class BackupTask extends CommandTask {
  @Override
  List<String> carryOut(List<String> asked, Consumer<String> progress) {
    return make(Path.of(asked.get(0)), asked.get(1));
  }

  private static List<String> make(Path file, String program) {
    SettingsResolver resolver = SettingsResolver.ofCommandLine();
    DatabaseSettings database = resolver.databaseBesideServer();
    Path home = resolver.homePath();
    try (BackupSource source = DatabaseBackups.beside(database, home)) {
      Written written = new BackupWriter(Clock.systemUTC(), program).write(source, home, file);
      return List.of(
          String.format(
              Locale.ROOT,
              "Backed up to %s (%,d bytes): %s, as of %s.",
              written.file(),
              written.bytes(),
              written.tally(),
              written.facts().takenAt()));
    }
  }
}
