package org.hiroba.feature.archive;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.hiroba.room.RoomId;

/** Says what becomes of the rooms of an archive. For one thread. */
final class ImportReport {
  private static final int MAX_LISTED = 1_000;

  private final ImportedRooms rooms;
  private final Map<RoomId, ImportedRoom.Tally> tallies;

  ImportReport(ImportedRooms rooms, Map<RoomId, ImportedRoom.Tally> tallies) {
    this.rooms = rooms;
    this.tallies = tallies;
  }

  List<String> lines() {
    List<String> lines = new ArrayList<>();
    long events = 0;
    long messages = 0;
    int wanted = 0;
    for (ImportedRoom room : rooms.all()) {
      ImportedRoom.Tally tally = tallies.getOrDefault(room.room().id(), new ImportedRoom.Tally());
      if (room.isWanted()) {
        wanted++;
        events += tally.events;
        messages += tally.messages;
      }
      if (lines.size() < MAX_LISTED) {
        lines.add(line(room, tally));
      }
    }
    lines.add(
        "Rooms: "
            + rooms.all().size()
            + ", of which "
            + wanted
            + " get "
            + ArchiveExport.count(messages)
            + " messages in "
            + ArchiveExport.count(events)
            + " events.");
    return lines;
  }

  private static String line(ImportedRoom room, ImportedRoom.Tally tally) {
    ArchivedRoom from = room.room();
    String what = "Room " + HtmlText.escaped(from.shownName());
    if (!room.isWanted()) {
      return what + " " + room.why() + ".";
    }
    StringBuilder line = new StringBuilder(what);
    line.append(room.after() > 0 ? " goes on behind " + room.after() : "");
    line.append(": ").append(ArchiveExport.count(tally.messages)).append(" messages");
    if (tally.missing > 0) {
      line.append(", ").append(ArchiveExport.count(tally.missing));
      line.append(" events that are missing stand as expired");
    }
    if (!room.target().equals(from.id())) {
      line.append(", in a new room, for this one is here and has a history of its own");
    }
    if (room.name() != null && !room.name().equals(from.name())) {
      line.append(", called ").append(room.name());
    }
    return line.append('.').toString();
  }
}
