package org.hiroba.feature.file;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.hiroba.account.UserRef;
import org.hiroba.jdbc.sql.Columns;
import org.hiroba.jdbc.sql.Connections;
import org.hiroba.jdbc.sql.Params;
import org.hiroba.jdbc.sql.SearchKeys;
import org.hiroba.jdbc.sql.SqlSession;
import org.hiroba.log.Listed;
import org.hiroba.room.RoomId;
import org.jspecify.annotations.Nullable;

/** Reads what is known of files. Thread-safe. */
final class JdbcFileReads implements FileReads {
  static final String FIND =
      "SELECT " + JdbcFileRows.COLUMNS + JdbcFileRows.FROM + " WHERE f.id = ?";
  static final String USAGE = "SELECT files, bytes FROM file_usage WHERE account = ?";

  /** The row of {@code file_usage} that is everybody's. */
  static final long EVERYBODY = 0;

  private static final String OF_ROOM =
      "SELECT "
          + JdbcFileRows.COLUMNS
          + ", f.at, a.name, a.display_name, f.place"
          + JdbcFileRows.FROM
          + " WHERE f.room = (SELECT no FROM room WHERE id = ?) AND f.seq IS NOT NULL"
          + " AND (f.seq < ? OR (f.seq = ? AND f.place > ?))";
  private static final String OF_KIND = " AND f.kind = ?";
  private static final String IN_ORDER = " ORDER BY f.seq DESC, f.place LIMIT ?";
  private static final String UNPOSTED =
      "SELECT id FROM file WHERE state < 3 AND at < ? ORDER BY at LIMIT ?";
  private static final String POSTED =
      "SELECT "
          + JdbcFileRows.COLUMNS
          + JdbcFileRows.FROM
          + " WHERE f.state = 3 AND f.at < ? AND r.held_at IS NULL AND a.held_at IS NULL"
          + " ORDER BY f.at LIMIT ?";
  private static final String OF_REMOVED_ROOMS =
      "SELECT f.id FROM room r JOIN file f ON f.room = r.no"
          + " WHERE r.kind <> 'direct' AND r.name IS NULL LIMIT ?";
  private static final String GONE = "SELECT id FROM file_gone ORDER BY id LIMIT ?";

  private final Connections connections;
  private final String named;

  JdbcFileReads(Connections connections) {
    this.connections = connections;
    named = " AND " + connections.dialect().contains("f.search_key");
  }

  @Override
  public Optional<StoredFile> find(String id) {
    return connections.read("find a file", session -> find(session, id));
  }

  static Optional<StoredFile> find(SqlSession session, String id) throws SQLException {
    try (ResultSet row = session.with(FIND).text(id).query()) {
      return row.next() ? Optional.of(JdbcFileRows.file(row)) : Optional.empty();
    }
  }

  @Override
  public Listed<RoomFile> ofRoom(
      RoomId room, String query, @Nullable FileKind kind, Place before, int limit) {
    return connections.read(
        "list a room's files",
        session -> {
          String wanted = SearchKeys.query(query);
          String sql =
              OF_ROOM + (kind == null ? "" : OF_KIND) + (wanted.isEmpty() ? "" : named) + IN_ORDER;
          Params params =
              session
                  .with(sql)
                  .text(room.value())
                  .number(before.seq())
                  .number(before.seq())
                  .number(before.place());
          if (kind != null) {
            params.small(kind.number());
          }
          if (!wanted.isEmpty()) {
            params.text(wanted);
          }
          return listed(params.number(limit + 1L), limit);
        });
  }

  private static Listed<RoomFile> listed(Params params, int limit) throws SQLException {
    List<RoomFile> files = new ArrayList<>();
    boolean more = false;
    try (ResultSet row = params.query()) {
      while (row.next()) {
        if (files.size() == limit) {
          more = true;
          break;
        }
        StoredFile file = JdbcFileRows.file(row);
        int next = JdbcFileRows.COUNT + 1;
        files.add(
            new RoomFile(
                file,
                row.getLong(JdbcFileRows.COUNT),
                Columns.time(row, next),
                new UserRef(file.by(), row.getString(next + 1), row.getString(next + 2)),
                row.getLong(next + 3)));
      }
    }
    RoomFile last = files.isEmpty() ? null : files.get(files.size() - 1);
    return new Listed<>(
        files, more && last != null ? new Place(last.seq(), last.place()).cursor() : null);
  }

  @Override
  public List<String> unpostedSince(Instant before, int limit) {
    return connections.read(
        "find files that nobody posted",
        session -> ids(session.with(UNPOSTED).time(before).number(limit)));
  }

  @Override
  public List<StoredFile> postedBefore(Instant before, int limit) {
    return connections.read(
        "find old files",
        session -> {
          List<StoredFile> files = new ArrayList<>();
          try (ResultSet row = session.with(POSTED).time(before).number(limit).query()) {
            while (row.next()) {
              files.add(JdbcFileRows.file(row));
            }
          }
          return files;
        });
  }

  @Override
  public List<String> ofRemovedRooms(int limit) {
    return connections.read(
        "find files of removed rooms",
        session -> ids(session.with(OF_REMOVED_ROOMS).number(limit)));
  }

  @Override
  public List<String> gone(int limit) {
    return connections.read(
        "find files to be deleted", session -> ids(session.with(GONE).number(limit)));
  }

  private static List<String> ids(Params params) throws SQLException {
    List<String> ids = new ArrayList<>();
    try (ResultSet row = params.query()) {
      while (row.next()) {
        ids.add(row.getString(1));
      }
    }
    return ids;
  }

  @Override
  public Usage usage() {
    return connections.read("count files", session -> usage(session, EVERYBODY));
  }

  static Usage usage(SqlSession session, long account) throws SQLException {
    try (ResultSet row = session.with(USAGE).number(account).query()) {
      return row.next() ? new Usage(row.getLong(1), row.getLong(2)) : new Usage(0, 0);
    }
  }
}
