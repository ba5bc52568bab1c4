package org.hiroba.feature.archive;

import java.sql.ResultSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.hiroba.account.FoldedText;
import org.hiroba.account.UserId;
import org.hiroba.feature.room.NewRoom;
import org.hiroba.jdbc.sql.Connections;
import org.hiroba.jdbc.sql.EventKindTable;
import org.hiroba.log.EventKind;
import org.hiroba.room.RoomId;

/** Reads for imports. How far they are is noted in the table {@code meta}. Thread-safe. */
final class JdbcImportReads implements ImportReads {
  /** How the notes of the rooms of a history begin. */
  static final String MARK = "import ";

  private static final String MARKS = "SELECT name, value FROM meta WHERE substr(name, 1, ?) = ?";
  private static final String NAMED =
      "SELECT 1 FROM room WHERE name_key = ? AND archived = 0 AND kind = 'public'";
  private static final String DIRECT = "SELECT 1 FROM room WHERE direct_key = ?";

  private final Connections connections;
  private final EventKindTable kinds;

  JdbcImportReads(Connections connections, EventKindTable kinds) {
    this.connections = connections;
    this.kinds = kinds;
  }

  @Override
  public Map<RoomId, ImportMark> marks(String origin) {
    String begin = MARK + origin + " ";
    return connections.read(
        "look for earlier imports",
        session -> {
          Map<RoomId, ImportMark> marks = new HashMap<>();
          try (ResultSet row = session.with(MARKS).small(begin.length()).text(begin).query()) {
            while (row.next()) {
              String[] parts = row.getString(2).split(" ", -1);
              marks.put(
                  new RoomId(row.getString(1).substring(begin.length())),
                  new ImportMark(
                      new RoomId(parts[0]), Long.parseLong(parts[1]), parts[2].equals("settled")));
            }
          }
          return marks;
        });
  }

  @Override
  public boolean isNameTaken(String name) {
    return connections.read(
        "look up a room's name",
        session -> {
          try (ResultSet row = session.with(NAMED).text(FoldedText.of(name)).query()) {
            return row.next();
          }
        });
  }

  @Override
  public boolean hasDirectRoom(List<UserId> people) {
    return connections.read(
        "look for a direct room",
        session -> {
          try (ResultSet row = session.with(DIRECT).text(NewRoom.directKey(people)).query()) {
            return row.next();
          }
        });
  }

  @Override
  public Optional<EventKind<?>> kind(String wireName) {
    return kinds.named(wireName);
  }
}
