package org.hiroba.feature.file;

import java.sql.ResultSet;
import java.sql.SQLException;
import org.hiroba.account.UserId;
import org.hiroba.jdbc.sql.Columns;
import org.hiroba.room.RoomId;
import org.jspecify.annotations.Nullable;

/** Reads files out of rows. Stateless. */
final class JdbcFileRows {
  /** What {@link #file} reads, of the tables {@code file f}, {@code room r}, {@code account a}. */
  static final String COLUMNS =
      "f.id, r.id, a.id, f.name, f.type, f.bytes, f.sha256, f.width, f.height, f.alt, f.preview,"
          + " f.state, f.seq";

  /** How many columns {@link #COLUMNS} is. */
  static final int COUNT = 13;

  static final String FROM =
      " FROM file f JOIN room r ON r.no = f.room JOIN account a ON a.no = f.account";

  private JdbcFileRows() {}

  static StoredFile file(ResultSet row) throws SQLException {
    return new StoredFile(
        row.getString(1),
        new RoomId(row.getString(2)),
        new UserId(row.getString(3)),
        row.getString(4),
        row.getString(5),
        row.getLong(6),
        Columns.text(row, 7),
        pixels(row, 8),
        pixels(row, 9),
        Columns.text(row, 10),
        StoredFile.Preview.of(row.getInt(11)),
        StoredFile.State.of(row.getInt(12)),
        Columns.numberOrNull(row, 13));
  }

  private static @Nullable Integer pixels(ResultSet row, int column) throws SQLException {
    Long number = Columns.numberOrNull(row, column);
    return number == null ? null : Math.toIntExact(number);
  }
}
