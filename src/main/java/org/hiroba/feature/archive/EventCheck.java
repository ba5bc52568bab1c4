package org.hiroba.feature.archive;

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

/** Checks the events of one room, and turns them into those of the room here. For one thread. */
final class EventCheck {
  /** A kind whose column of targets holds something else. */
  private static final String ROOM_UPDATED = "roomUpdated";

  private final ImportReads reads;
  private final ImportedPeople people;
  private final ImportedRoom room;
  private long last;

  EventCheck(ImportReads reads, ImportedPeople people, ImportedRoom room) {
    this.reads = reads;
    this.people = people;
    this.room = room;
  }

  /**
   * Checks the next event.
   *
   * @throws BadLine it does not fit to those before it, or to its type
   */
  RoomEvent next(ArchivedEvent event) throws BadLine {
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

  private RoomEvent read(ArchivedEvent event) throws BadLine {
    EventKind<?> kind =
        reads
            .kind(event.type())
            .orElseThrow(() -> new BadLine("is of a type that this version does not know"));
    EventColumns columns = event.columns();
    Set<UserId> mentions = new LinkedHashSet<>();
    for (UserId mentioned : columns.mentions()) {
      people.find(mentioned).map(UserRef::id).ifPresent(mentions::add);
    }
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
              // An archive has no bytes of files.
              columns.files().stream().map(AttachedFile::asExpired).toList(),
              event.deleted()));
    } catch (RuntimeException e) {
      throw new BadLine("lacks what an event of its type has: " + e.getMessage());
    }
  }
}
