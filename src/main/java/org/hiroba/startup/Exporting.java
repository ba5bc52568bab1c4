package org.hiroba.startup;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.hiroba.account.FoldedText;
import org.hiroba.account.UserId;
import org.hiroba.config.DatabaseSettings;
import org.hiroba.config.DiskSpace;
import org.hiroba.config.SettingsResolver;
import org.hiroba.feature.archive.ArchiveExport;
import org.hiroba.feature.archive.ArchiveFailure;
import org.hiroba.feature.archive.ArchiveProgress;
import org.hiroba.feature.archive.ArchiveReads;
import org.hiroba.feature.archive.ArchiveScope;
import org.hiroba.feature.archive.ArchiveTarget;
import org.hiroba.feature.archive.ArchiveTargets;
import org.hiroba.feature.archive.ArchivedPerson;
import org.hiroba.feature.archive.ArchivedRoom;
import org.hiroba.feature.archive.JdbcArchiveReads;
import org.hiroba.feature.audit.AuditEntry;
import org.hiroba.feature.audit.JdbcAuditPost;
import org.hiroba.feature.file.FileStore;
import org.hiroba.jdbc.BesideServer;
import org.hiroba.jdbc.Databases;
import org.hiroba.room.RoomId;
import org.jspecify.annotations.Nullable;

/**
 * Exports, whether a server runs or not: what the command {@code export} loads. Takes the kind of
 * scope ({@code all}, {@code room} or {@code person}), a name or an id of it, the first and the
 * last day, perhaps empty, where the archive is to be, which program this is, and {@code files} or
 * nothing.
 */
public final class Exporting extends CommandTask {
  private static final int PAGE = 1_000;

  @Override
  List<String> carryOut(List<String> asked, Consumer<String> say)
      throws IOException, ArchiveFailure {
    SettingsResolver resolver = SettingsResolver.ofCommandLine();
    DatabaseSettings settings = resolver.databaseBesideServer();
    Path path = Path.of(asked.get(4)).toAbsolutePath().normalize();
    ZoneId zone = ZoneId.systemDefault();
    ArchiveExport.Days days = new ArchiveExport.Days(asked.get(2), asked.get(3), zone);
    try (BesideServer beside = Databases.besideServer(settings, resolver.homePath())) {
      ArchiveReads reads =
          new JdbcArchiveReads(
              beside.session(), beside.dialect(), Features.adapters(Features.all()).kinds());
      ArchiveScope scope = scope(reads, asked.get(0), asked.get(1), days);
      JdbcAuditPost trail = new JdbcAuditPost(beside.session());
      try (FileStore store =
              asked.get(6).isEmpty()
                  ? null
                  : FileStores.beside(resolver.filesBesideServer(), settings);
          ArchiveTarget target = ArchiveTargets.at(path)) {
        note(trail, "export.begin", scope, days.from() + ".." + days.to() + " to " + path);
        String counts = write(reads, scope, days, target, path, asked.get(5), store, say);
        note(trail, "export.end", scope, counts);
        return List.of("Exported to " + path + ": " + counts + ".");
      }
    }
  }

  private static String write(
      ArchiveReads reads,
      ArchiveScope scope,
      ArchiveExport.Days days,
      ArchiveTarget target,
      Path path,
      String madeBy,
      @Nullable FileStore store,
      Consumer<String> say)
      throws IOException, ArchiveFailure {
    ArchiveProgress progress = new ArchiveProgress(say, System::nanoTime);
    try {
      return new ArchiveExport(reads, store, progress, Clock.systemUTC(), madeBy)
          .write(scope, days, target);
    } catch (IOException e) {
      throw new ArchiveFailure(
          "Cannot write " + path + ": " + e.getMessage() + "." + DiskSpace.hint(path), e);
    }
  }

  private static void note(JdbcAuditPost trail, String action, ArchiveScope scope, String detail) {
    trail.add(
        new AuditEntry(
            Instant.now().truncatedTo(ChronoUnit.MILLIS),
            AuditEntry.COMMAND_LINE,
            action,
            scope.spelled(),
            "",
            detail));
  }

  private static ArchiveScope scope(
      ArchiveReads reads, String kind, String name, ArchiveExport.Days days) throws ArchiveFailure {
    Instant from = days.from().isEmpty() ? null : begin(days.from(), 0, days.zone());
    Instant before = days.to().isEmpty() ? null : begin(days.to(), 1, days.zone());
    if (from != null && before != null && !from.isBefore(before)) {
      throw new ArchiveFailure("--from is later than --to: nothing lies between them.");
    }
    return switch (kind) {
      case "room" -> new ArchiveScope(room(reads, name), null, from, before);
      case "person" -> new ArchiveScope(null, person(reads, name), from, before);
      default -> new ArchiveScope(null, null, from, before);
    };
  }

  private static Instant begin(String day, int later, ZoneId zone) {
    return LocalDate.parse(day).plusDays(later).atStartOfDay(zone).toInstant();
  }

  private static RoomId room(ArchiveReads reads, String name) throws ArchiveFailure {
    List<RoomId> named = new ArrayList<>();
    String after = "";
    List<ArchivedRoom> page;
    do {
      page = reads.rooms(after, PAGE);
      for (ArchivedRoom room : page) {
        after = room.id().value();
        if (room.id().value().equals(name)) {
          return room.id();
        }
        if (room.name() != null && FoldedText.of(room.name()).equals(FoldedText.of(name))) {
          named.add(room.id());
        }
      }
    } while (page.size() == PAGE);
    if (named.size() == 1) {
      return named.get(0);
    }
    throw new ArchiveFailure(
        named.isEmpty()
            ? "There is no room of the name or id " + name + "."
            : "Several rooms are called " + name + "; give the id of one: " + named + ".");
  }

  private static UserId person(ArchiveReads reads, String name) throws ArchiveFailure {
    String after = "";
    List<ArchivedPerson> page;
    @Nullable UserId found = null;
    do {
      page = reads.people(after, PAGE);
      for (ArchivedPerson person : page) {
        after = person.id().value();
        if (person.id().value().equals(name)) {
          return person.id();
        }
        if (person.holdsName() && FoldedText.of(person.name()).equals(FoldedText.of(name))) {
          found = person.id();
        }
      }
    } while (page.size() == PAGE);
    if (found == null) {
      throw new ArchiveFailure("There is no account of the name or id " + name + ".");
    }
    return found;
  }
}
