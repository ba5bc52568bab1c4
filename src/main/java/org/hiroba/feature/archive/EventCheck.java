package org.hiroba.feature.archive;

import java.io.IOException;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.hiroba.account.UserId;
import org.hiroba.account.UserRef;
import org.hiroba.log.EventColumns;
import org.hiroba.log.EventKind;
import org.hiroba.log.EventRow;
import org.hiroba.log.RoomEvent;
import org.hiroba.media.AttachedFile;
import org.hiroba.room.RoomId;

/** Checks the events of one room, and turns them into those of the room here. For one thread. */
final class EventCheck {
  /** A kind whose column of targets holds something else. */
  private static final String ROOM_UPDATED = "roomUpdated";

  private final ImportReads reads;
  private final ImportedPeople people;
  private final ImportedRoom room;
  private final Bytes bytes;
  private long last;

  /** Says what becomes of the files of a message. */
  interface Bytes {
    /** None comes along: what is only checked needs none. */
    Bytes NONE = (room, files) -> files.stream().map(AttachedFile::asExpired).toList();

    /** Returns what the message has here. */
    List<AttachedFile> take(RoomId room, List<AttachedFile> files) throws IOException;
  }

  EventCheck(ImportReads reads, ImportedPeople people, ImportedRoom room, Bytes bytes) {
    this.bytes = bytes;
    this.reads = reads;
    this.people = people;
    this.room = room;
  }

  /**
   * Checks the next event.
   *
   * @throws BadLine it does not fit to those before it, or to its type
   */
  RoomEvent next(ArchivedEvent event) throws BadLine, IOException {
    if (event.seq() <= last) {
      throw new BadLine("has the seq " + event.seq() + ", which does not come after " + last);
    }
    if (event.seq() > room.room().head()) {
      throw new BadLine(
          "has the seq " + event.seq() + ", but its room ends with " + room.room().head());
    }
    for (UserId person : event.people()) {
      if (people.find(person).isEmpty()) {
        throw new BadLine("names " + person + ", who is not among the people");
      }
    }
    Long target = event.columns().target();
    if (target != null
        && !event.type().equals(ROOM_UPDATED)
        && (target < 1 || target >= event.seq())) {
      throw new BadLine("is about " + target + ", which does not come before it");
    }
    RoomEvent read = read(event);
    last = event.seq();
    return read;
  }

  /** Returns the seq of the last event that was good. */
  long last() {
    return last;
  }

  /** What an earlier import brought has its files already. */
  private List<AttachedFile> filesOf(long seq, List<AttachedFile> told) throws IOException {
    return (seq <= room.after() ? Bytes.NONE : bytes).take(room.target(), told);
  }

  private RoomEvent read(ArchivedEvent event) throws BadLine, IOException {
    EventKind<?> kind =
        reads
            .kind(event.type())
            .orElseThrow(() -> new BadLine("is of a type that this version does not know"));
    EventColumns columns = event.columns();
    Set<UserId> mentions = new LinkedHashSet<>();
    for (UserId mentioned : columns.mentions()) {
      people.find(mentioned).map(UserRef::id).ifPresent(mentions::add);
    }
    List<AttachedFile> files =
        columns.files().isEmpty() ? List.of() : filesOf(event.seq(), columns.files());
    try {
      return kind.read(
          new EventRow(
              room.target(),
              event.seq(),
              event.at(),
              people.refOrNull(columns.author()),
              people.refOrNull(columns.subject()),
              columns.target(),
              columns.flag(),
              columns.label(),
              columns.text(),
              List.copyOf(mentions),
              files,
              event.deleted()));
    } catch (RuntimeException e) {
      throw new BadLine("lacks what an event of its type has: " + e.getMessage());
    }
  }
}
