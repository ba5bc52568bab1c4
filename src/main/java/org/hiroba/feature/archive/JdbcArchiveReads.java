package org.hiroba.feature.archive;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.hiroba.account.AccountRole;
import org.hiroba.account.UserId;
import org.hiroba.jdbc.sql.Columns;
import org.hiroba.jdbc.sql.Dialect;
import org.hiroba.jdbc.sql.EventKindTable;
import org.hiroba.jdbc.sql.HistoryPages;
import org.hiroba.jdbc.sql.Params;
import org.hiroba.jdbc.sql.SqlSession;
import org.hiroba.log.EventColumns;
import org.hiroba.log.HistoryPage;
import org.hiroba.log.HistoryQuery;
import org.hiroba.log.StorageException;
import org.hiroba.media.AttachedFile;
import org.hiroba.room.NotifyLevel;
import org.hiroba.room.Room;
import org.hiroba.room.RoomId;
import org.jspecify.annotations.Nullable;

/**
 * Reads for archives over one connection, in short statements: a server beside it goes on. For one
 * thread.
 */
public final class JdbcArchiveReads implements ArchiveReads {
  private static final String ORIGIN = "SELECT value FROM meta WHERE name = 'epoch'";
  private static final String PEOPLE =
      "SELECT "
          + Columns.USER
          + ", CASE WHEN a.name_key IS NULL THEN 0 ELSE 1 END, a.state, a.created_at"
          + " FROM account a WHERE a.id > ? ORDER BY a.id LIMIT ?";
  private static final String ROOMS =
      "SELECT "
          + Columns.ROOM
          + ", c.id FROM room r LEFT JOIN account c ON c.no = r.creator"
          // Of a room that was removed the row is left, without a name.
          + " WHERE r.id > ? AND (r.kind = 'direct' OR r.name IS NOT NULL) ORDER BY r.id LIMIT ?";
  private static final String MEMBERS =
      "SELECT a.id, m.role, m.notify, m.joined_at, m.read_up_to FROM membership m"
          + " JOIN account a ON a.no = m.account"
          + " WHERE m.room = (SELECT no FROM room WHERE id = ?) AND a.id > ?"
          + " ORDER BY a.id LIMIT ?";
  private static final String EVENTS =
      "SELECT e.seq, e.type, e.at, e.target, e.flag, e.label, e.text, e.mentions, e.deleted,"
          + " a.id, s.id, e.files FROM event e LEFT JOIN account a ON a.no = e.author"
          + " LEFT JOIN account s ON s.no = e.subject"
          + " WHERE e.room = (SELECT no FROM room WHERE id = ?) AND e.seq > ? AND e.seq <= ?"
          + " AND e.at >= ? AND e.at < ?";
  private static final String OF_PERSON = " AND (a.id = ? OR s.id = ?)";
  private static final String IN_ORDER = " ORDER BY e.seq LIMIT ?";

  private final SqlSession session;
  private final EventKindTable kinds;
  private final HistoryPages pages;

  /** Makes one. */
  public JdbcArchiveReads(SqlSession session, Dialect dialect, EventKindTable kinds) {
    this.session = session;
    this.kinds = kinds;
    this.pages = new HistoryPages(dialect);
  }

  private interface Query<T> {
    T ask() throws SQLException;
  }

  private static <T> T ask(String what, Query<T> query) {
    try {
      return query.ask();
    } catch (SQLException e) {
      throw new StorageException(
          "Cannot read "
              + what
              + ": "
              + e.getMessage()
              + ". If the database is of an older version, start this version of the server once.",
          e);
    }
  }

  @Override
  public String origin() {
    return ask(
        "the epoch",
        () -> {
          try (ResultSet row = session.prepare(ORIGIN).executeQuery()) {
            if (!row.next()) {
              throw new SQLException("the table meta has no epoch");
            }
            return row.getString(1);
          }
        });
  }

  @Override
  public List<ArchivedPerson> people(String after, int limit) {
    return ask(
        "people",
        () -> {
          List<ArchivedPerson> people = new ArrayList<>();
          try (ResultSet row = session.with(PEOPLE).text(after).number(limit).query()) {
            while (row.next()) {
              var user = Columns.user(row, 1);
              people.add(
                  new ArchivedPerson(
                      user.id(),
                      user.name(),
                      user.displayName(),
                      AccountRole.of(user),
                      row.getInt(5) != 0,
                      row.getString(6),
                      Columns.time(row, 7)));
            }
          }
          return people;
        });
  }

  @Override
  public List<ArchivedRoom> rooms(String after, int limit) {
    return ask(
        "rooms",
        () -> {
          List<ArchivedRoom> rooms = new ArrayList<>();
          try (ResultSet row = session.with(ROOMS).text(after).number(limit).query()) {
            while (row.next()) {
              Room room = Columns.room(row, 1);
              rooms.add(
                  new ArchivedRoom(
                      room.id(),
                      room.kind(),
                      room.name(),
                      room.topic(),
                      room.archived(),
                      room.posting(),
                      room.createdAt(),
                      user(row, Columns.ROOM_COLUMNS + 1),
                      room.head(),
                      ""));
            }
          }
          return rooms;
        });
  }

  @Override
  public List<ArchivedMember> members(RoomId room, String after, int limit) {
    return ask(
        "members",
        () -> {
          List<ArchivedMember> members = new ArrayList<>();
          try (ResultSet row =
              session.with(MEMBERS).text(room.value()).text(after).number(limit).query()) {
            while (row.next()) {
              members.add(
                  new ArchivedMember(
                      room,
                      new UserId(row.getString(1)),
                      Columns.memberRole(row, 2),
                      NotifyLevel.valueOf(row.getString(3).toUpperCase(Locale.ROOT)),
                      Columns.time(row, 4),
                      row.getLong(5)));
            }
          }
          return members;
        });
  }

  @Override
  public List<ArchivedEvent> events(
      RoomId room, ArchiveScope scope, long after, long upTo, int limit) {
    return ask(
        "events",
        () -> {
          UserId person = scope.person();
          Params params =
              session
                  .with(EVENTS + (person == null ? "" : OF_PERSON) + IN_ORDER)
                  .text(room.value())
                  .number(after)
                  .number(upTo)
                  .number(scope.fromMillis())
                  .number(scope.beforeMillis());
          if (person != null) {
            params.text(person.value()).text(person.value());
          }
          List<ArchivedEvent> events = new ArrayList<>();
          try (ResultSet row = params.number(limit).query()) {
            while (row.next()) {
              events.add(event(row));
            }
          }
          return events;
        });
  }

  private ArchivedEvent event(ResultSet row) throws SQLException {
    int type = row.getInt(2);
    String name =
        kinds
            .find(type)
            .orElseThrow(
                () -> new SQLException("there is an event of the kind " + type + ", which is new"))
            .wireName();
    return new ArchivedEvent(
        row.getLong(1),
        Columns.time(row, 3),
        name,
        new EventColumns(
            user(row, 10),
            user(row, 11),
            Columns.numberOrNull(row, 4),
            Columns.flag(row, 5),
            Columns.text(row, 6),
            Columns.text(row, 7),
            Columns.userIds(Columns.text(row, 8)),
            AttachedFile.read(Columns.text(row, 12))),
        row.getInt(9) != 0);
  }

  private static @Nullable UserId user(ResultSet row, int column) throws SQLException {
    String id = row.getString(column);
    return id == null ? null : new UserId(id);
  }

  @Override
  public HistoryPage messages(RoomId room, long after) {
    HistoryQuery query = new HistoryQuery(HistoryQuery.Anchor.AFTER, after, HistoryQuery.MAX_LIMIT);
    return ask("messages", () -> pages.read(session, room, query));
  }
}
