package org.hiroba.feature.archive;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.hiroba.account.AccountDirectory;
import org.hiroba.account.UserId;
import org.hiroba.account.UserRef;
import org.hiroba.feature.file.FileImport;
import org.hiroba.log.LogWriter;
import org.hiroba.log.RoomLog;
import org.hiroba.room.RoomDirectory;
import org.hiroba.room.RoomId;
import org.hiroba.room.RoomKind;

/**
 * Imports what an {@link ImportSource} holds into a database on which no server runs: first all of
 * it is read and checked, then it is written, each room from where an earlier import has ended. How
 * far a room is stands in the transaction of its events, so that an import that is killed at any
 * moment and begun again loses and doubles nothing. For one thread.
 */
public final class ArchiveImport {
  /** How many missing events may be filled up in a room, and in all of them. */
  private static final long MAX_MISSING = 50_000_000;

  private final ImportSource source;
  private final ImportProblems problems;
  private final ArchiveProgress progress;
  private final ImportReads reads;
  private final ImportedPeople people;
  private final ImportedRooms rooms;
  private final Map<RoomId, ImportedRoom.Tally> tallies = new HashMap<>();
  private long missing;

  /**
   * Makes an import of one source.
   *
   * @param matchNames whether who has the name of an account here is the same person
   */
  public ArchiveImport(
      ImportSource source,
      ImportProblems problems,
      ArchiveProgress progress,
      Target target,
      boolean matchNames) {
    this.source = source;
    this.problems = problems;
    this.progress = progress;
    this.reads = target.log().port(ImportReads.class);
    this.people = new ImportedPeople(target.accounts(), matchNames);
    this.rooms = new ImportedRooms(target.rooms(), reads, source.origin());
  }

  /** The database into which it goes. */
  public record Target(RoomLog log, AccountDirectory accounts, RoomDirectory rooms) {}

  /**
   * Reads all of it and writes nothing.
   *
   * @return what an import would do, line by line
   * @throws ArchiveFailure it cannot be imported
   */
  public List<String> check() throws IOException, ArchiveFailure {
    source.people(people::add);
    source.rooms(this::addRoom);
    source.members(this::checkMember);
    for (ImportedRoom room : rooms.all()) {
      if (room.isWanted()) {
        check(room);
      }
    }
    List<String> lines = new ArrayList<>();
    lines.add(source.describe());
    lines.addAll(people.told());
    lines.addAll(new ImportReport(rooms, tallies).lines());
    if (problems.count() > 0) {
      lines.add(ArchiveExport.count(problems.count()) + " broken lines are left out.");
    }
    problems.require();
    return lines;
  }

  private void addRoom(ArchivedRoom room) throws BadLine, ArchiveFailure {
    if (room.creator() != null && people.find(room.creator()).isEmpty()) {
      throw new BadLine("names " + room.creator() + ", who is not among the people");
    }
    rooms.add(room);
    tallies.put(room.id(), new ImportedRoom.Tally());
  }

  private ImportedRoom.Tally tally(RoomId room) {
    return tallies.computeIfAbsent(room, same -> new ImportedRoom.Tally());
  }

  private void checkMember(ArchivedMember member) throws BadLine {
    ImportedRoom room = rooms.find(member.room()).orElse(null);
    if (room == null) {
      throw new BadLine("names the room " + member.room() + ", which is not among the rooms");
    }
    Optional<UserRef> person = people.find(member.user());
    if (person.isEmpty()) {
      throw new BadLine("names " + member.user() + ", who is not among the people");
    }
    if (room.room().kind() == RoomKind.DIRECT) {
      List<UserId> direct = tally(member.room()).direct;
      if (direct.size() >= 100) {
        throw new BadLine("is about more people than a direct room can have");
      }
      direct.add(person.get().id());
    }
  }

  private void check(ImportedRoom room) throws IOException, ArchiveFailure {
    ImportedRoom.Tally tally = tally(room.room().id());
    EventCheck check = new EventCheck(reads, people, room, EventCheck.Bytes.NONE);
    source.events(
        room.room(),
        event -> {
          long before = check.last();
          boolean isMessage = check.next(event).kind().isMessage();
          if (event.seq() > room.after()) {
            count(room, tally, event.seq() - 1 - Math.max(before, room.after()));
            tally.events++;
            tally.messages += isMessage ? 1 : 0;
          }
          progress.on(() -> "checked up to " + room.room().shownName());
        });
    count(room, tally, room.room().head() - Math.max(check.last(), room.after()));
  }

  private void count(ImportedRoom room, ImportedRoom.Tally tally, long gap) throws ArchiveFailure {
    tally.missing += gap;
    missing += gap;
    if (missing > MAX_MISSING || missing < 0) {
      throw new ArchiveFailure(
          "More than "
              + ArchiveExport.count(MAX_MISSING)
              + " events are missing before the end of "
              + room.room().shownName()
              + ": its numbers are not those of an archive.");
    }
  }

  /**
   * Writes what {@link #check} has found good.
   *
   * @param bytes takes files in
   * @return what was done, line by line
   * @throws ArchiveFailure the source is another one than it was at the check
   * @throws org.hiroba.log.StorageException the database failed: the same import goes on from there
   */
  public List<String> write(LogWriter writer, FileImport bytes) throws IOException, ArchiveFailure {
    FilesOfImport files = new FilesOfImport(source, bytes);
    problems.beginWriting();
    ImportWriter out = new ImportWriter(writer, source.origin(), people, bytes);
    out.begin(source.describe());
    out.addPeople();
    long events = 0;
    for (ImportedRoom room : rooms.all()) {
      if (room.isWanted()) {
        events += write(room, out, files);
        progress.at(room.room().shownName() + " is here; " + ArchiveExport.count(events));
      }
    }
    source.members(
        member -> {
          ImportedRoom room = rooms.find(member.room()).orElse(null);
          UserRef person = people.find(member.user()).orElse(null);
          if (room != null && room.isWanted() && person != null) {
            out.addMember(room, member, person.id());
          }
        });
    for (ImportedRoom room : rooms.all()) {
      if (room.isWanted()) {
        out.settled(room);
      }
    }
    String done = ArchiveExport.count(events) + " events";
    out.end(done);
    List<String> lines = new ArrayList<>(List.of("Imported " + done + "."));
    lines.addAll(files.told());
    return lines;
  }

  private long write(ImportedRoom room, ImportWriter out, FilesOfImport files)
      throws IOException, ArchiveFailure {
    ImportedRoom.Tally tally = tally(room.room().id());
    ImportWriter.RoomWriter into = out.room(room, freeDirect(tally.direct));
    EventCheck check = new EventCheck(reads, people, room, files::take);
    source.events(
        room.room(),
        event -> {
          into.add(check.next(event), event.deleted());
          progress.on(() -> room.room().shownName() + ", " + ArchiveExport.count(into.written()));
        });
    problems.requireNoMore();
    into.end();
    files.notes().settled();
    return into.written();
  }

  /** Who talk to each other here already go on where they do. */
  private List<UserId> freeDirect(List<UserId> people) {
    return people.isEmpty() || reads.hasDirectRoom(people) ? List.of() : people;
  }
}
