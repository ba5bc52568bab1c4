package org.hiroba.startup;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.hiroba.broker.LocalBroker;
import org.hiroba.config.DatabaseSettings;
import org.hiroba.config.DurableFiles;
import org.hiroba.config.HomeInUseException;
import org.hiroba.config.Settings;
import org.hiroba.config.SettingsResolver;
import org.hiroba.feature.archive.ArchiveFailure;
import org.hiroba.feature.archive.ArchiveImport;
import org.hiroba.feature.archive.ArchiveProgress;
import org.hiroba.feature.archive.HirobaArchive;
import org.hiroba.feature.archive.ImportProblems;
import org.hiroba.feature.archive.ImportSource;
import org.hiroba.feature.file.FileImport;
import org.hiroba.feature.file.FileReads;
import org.hiroba.health.WatchedTimer;
import org.hiroba.jdbc.Database;
import org.hiroba.jdbc.Databases;
import org.hiroba.log.LogWriter;
import org.jspecify.annotations.Nullable;

/**
 * Imports into a database on which no server runs: what the command {@code import} loads. Takes
 * where the archive is and, of the words {@code dry-run}, {@code skip-broken} and {@code
 * match-names}, those that are wanted.
 */
public final class Importing extends CommandTask {
  private static final String DRY_RUN = "dry-run";
  private static final String RUNS =
      "A server runs on this database. It knows what it has written itself and would not see the"
          + " rooms and people that come: stop it, import, and start it again.";

  @Override
  List<String> carryOut(List<String> asked, Consumer<String> say)
      throws IOException, ArchiveFailure {
    SettingsResolver resolver = SettingsResolver.ofCommandLine();
    DatabaseSettings database = resolver.databaseBesideServer();
    Path path = Path.of(asked.get(0)).toAbsolutePath().normalize();
    Path home = resolver.homePath();
    ImportProblems problems = new ImportProblems(asked.contains("skip-broken"), say);
    try (HirobaArchive archive = HirobaArchive.open(path, problems)) {
      boolean isNew = database.url().isEmpty() && !Files.exists(home.resolve(Databases.FILE));
      if (isNew && asked.contains(DRY_RUN)) {
        say.accept("There is no database in " + home + " yet: checked against an empty one.");
        return intoNothing(archive, problems, asked, say);
      }
      Settings settings;
      try {
        settings = resolver.resolve().settings();
      } catch (HomeInUseException e) {
        throw new ArchiveFailure(RUNS, e);
      }
      try {
        // A home folder is locked by its server; PostgreSQL may be another machine's.
        if (RunningServer.isOn(settings.database(), settings.home().path())) {
          throw new ArchiveFailure(RUNS);
        }
        try (Database opened =
            Databases.openAlone(
                settings.database().withoutWaiting(),
                settings.home(),
                Features.adapters(Features.all()))) {
          WatchedTimer scanWatch = new WatchedTimer(FileParts.SCAN_WATCH);
          try (FileImport files = files(settings, opened, scanWatch)) {
            return into(opened, archive, problems, asked, say, files);
          } finally {
            scanWatch.shutdownNow();
          }
        }
      } finally {
        settings.home().close();
      }
    }
  }

  private static FileImport files(Settings settings, Database database, WatchedTimer scanWatch)
      throws IOException {
    return new FileImport(
        settings.files(),
        database.log().port(FileReads.class),
        FileStores.of(settings.files(), database),
        settings.home().resolve(FileParts.PARTS),
        settings.files().scanner().map(where -> FileParts.scanner(where, scanWatch)).orElse(null));
  }

  /** What only tells makes no home folder. */
  private static List<String> intoNothing(
      ImportSource source, ImportProblems problems, List<String> asked, Consumer<String> say)
      throws IOException, ArchiveFailure {
    Path folder = Files.createTempDirectory("hiroba");
    try (Database empty =
        Databases.open(DatabaseSettings.defaults(), folder, Features.adapters(Features.all()))) {
      return into(empty, source, problems, asked, say, null);
    } finally {
      DurableFiles.deleteTree(folder);
    }
  }

  private static List<String> into(
      Database database,
      ImportSource source,
      ImportProblems problems,
      List<String> asked,
      Consumer<String> say,
      @Nullable FileImport files)
      throws IOException, ArchiveFailure {
    try (LocalBroker broker = new LocalBroker();
        LogWriter writer = new LogWriter(database.log(), Clock.systemUTC(), broker)) {
      writer.start();
      ArchiveImport importing =
          new ArchiveImport(
              source,
              problems,
              new ArchiveProgress(say, System::nanoTime),
              new ArchiveImport.Target(database.log(), database.accounts(), database.rooms()),
              asked.contains("match-names"));
      List<String> lines = new ArrayList<>(importing.check());
      if (files == null || asked.contains(DRY_RUN)) {
        lines.add("Nothing was written: this was a dry run.");
      } else {
        lines.addAll(importing.write(writer, files));
      }
      return lines;
    }
  }
}
