package org.hiroba.feature.archive;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.hiroba.config.DatabaseSettings;
import org.hiroba.config.FileLimits;
import org.hiroba.config.FileSettings;
import org.hiroba.feature.file.FileImport;
import org.hiroba.feature.file.FileReads;
import org.hiroba.feature.file.FileStore;
import org.hiroba.feature.file.FolderFileStore;
import org.hiroba.jdbc.BesideServer;
import org.hiroba.jdbc.DatabaseStore;
import org.hiroba.jdbc.Databases;
import org.hiroba.jdbc.PostgresStores;
import org.hiroba.log.HistoryQuery;
import org.hiroba.log.LogWriter;
import org.hiroba.log.MessageView;
import org.hiroba.log.RoomEvent;
import org.hiroba.log.Store;
import org.hiroba.room.RoomId;
import org.hiroba.startup.Features;

/** A database that is exported and imported into. */
final class ArchiveHome implements AutoCloseable {
  static final Clock NOW =
      Clock.fixed(TalkedHistory.BEGIN.plusSeconds(86_400L * 365), ZoneOffset.UTC);

  final Store store;
  final FileStore files;
  final List<String> told = new ArrayList<>();
  private final Path folder;
  private final DatabaseSettings settings;

  private ArchiveHome(Store store, Path folder, DatabaseSettings settings) {
    try {
      files = new FolderFileStore(folder.resolve("files"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    this.store = store;
    this.folder = folder;
    this.settings = settings;
  }

  static ArchiveHome sqlite(Path folder) {
    return new ArchiveHome(DatabaseStore.sqlite(folder), folder, DatabaseSettings.defaults());
  }

  static ArchiveHome postgres(Path folder) {
    return new ArchiveHome(PostgresStores.open(folder), folder, PostgresStores.settings(folder));
  }

  ArchiveHome export(ArchiveScope scope, Path target) throws IOException, ArchiveFailure {
    try (BesideServer beside = Databases.besideServer(settings, folder);
        ArchiveTarget to = ArchiveTargets.at(target)) {
      new ArchiveExport(
              new JdbcArchiveReads(
                  beside.session(), beside.dialect(), Features.adapters(Features.all()).kinds()),
              files,
              new ArchiveProgress(told::add, System::nanoTime),
              NOW,
              "Hiroba test")
          .write(scope, new ArchiveExport.Days("", "", ZoneId.of("Asia/Tokyo")), to);
    }
    return this;
  }

  ArchiveHome export(Path target) throws IOException, ArchiveFailure {
    return export(ArchiveScope.ALL, target);
  }

  FileImport fileImport() throws IOException {
    return new FileImport(
        new FileSettings(
            new FileLimits(1 << 20, 0, 0, 0, 3, 0, Duration.ZERO),
            1,
            1,
            FileSettings.Store.FOLDER,
            folder.resolve("files"),
            Optional.empty(),
            true,
            Optional.empty(),
            FileSettings.ScanFailure.CLOSED),
        store.log().port(FileReads.class),
        files,
        folder.resolve("uploads"),
        null);
  }

  /** How an import is done. */
  record Manner(boolean skipBroken, boolean matchNames, UnaryOperator<ImportSource> through) {
    static final Manner PLAIN = new Manner(false, false, same -> same);
    static final Manner SKIPPING = new Manner(true, false, same -> same);
    static final Manner BY_NAME = new Manner(false, true, same -> same);
  }

  /** Imports, and returns what is told. */
  List<String> take(Path archive, Manner manner) throws IOException, ArchiveFailure {
    ImportProblems problems = new ImportProblems(manner.skipBroken(), told::add);
    try (HirobaArchive source = HirobaArchive.open(archive, problems);
        LogWriter writer = new LogWriter(store.log(), NOW, news -> {});
        FileImport bytes = fileImport()) {
      writer.start();
      ArchiveImport importing = importing(manner.through().apply(source), problems, manner);
      List<String> lines = new ArrayList<>(importing.check());
      lines.addAll(importing.write(writer, bytes));
      return lines;
    }
  }

  List<String> take(Path archive) throws IOException, ArchiveFailure {
    return take(archive, Manner.PLAIN);
  }

  List<String> dryRun(Path archive, Manner manner) throws IOException, ArchiveFailure {
    ImportProblems problems = new ImportProblems(manner.skipBroken(), told::add);
    try (HirobaArchive source = HirobaArchive.open(archive, problems)) {
      return importing(source, problems, manner).check();
    }
  }

  private ArchiveImport importing(ImportSource source, ImportProblems problems, Manner manner) {
    return new ArchiveImport(
        source,
        problems,
        new ArchiveProgress(told::add, System::nanoTime),
        new ArchiveImport.Target(store.log(), store.accounts(), store.rooms()),
        manner.matchNames());
  }

  List<RoomEvent> events(RoomId room) {
    List<RoomEvent> all = new ArrayList<>();
    long after = 0;
    for (var page = store.log().eventsAfter(room, 0, 1_000);
        !page.isEmpty();
        page = store.log().eventsAfter(room, after, 1_000)) {
      all.addAll(page);
      after = page.get(page.size() - 1).seq();
    }
    return all;
  }

  List<MessageView> messages(RoomId room) {
    List<MessageView> all = new ArrayList<>();
    long after = 0;
    while (true) {
      List<MessageView> page =
          store
              .log()
              .history(room, new HistoryQuery(HistoryQuery.Anchor.AFTER, after, 100))
              .messages();
      if (page.isEmpty()) {
        return all;
      }
      all.addAll(page);
      after = page.get(page.size() - 1).seq();
    }
  }

  /** Returns everything that an archive keeps of rooms and members, in one order everywhere. */
  List<String> roomsAndMembers() {
    List<String> lines = new ArrayList<>();
    try (BesideServer beside = Databases.besideServer(settings, folder)) {
      ArchiveReads reads =
          new JdbcArchiveReads(
              beside.session(), beside.dialect(), Features.adapters(Features.all()).kinds());
      for (ArchivedRoom room : reads.rooms("", 10_000)) {
        lines.add(room.toString());
        reads.members(room.id(), "", 10_000).forEach(member -> lines.add(member.toString()));
      }
    }
    lines.sort(String::compareTo);
    return lines;
  }

  @Override
  public void close() {
    store.close();
  }
}
