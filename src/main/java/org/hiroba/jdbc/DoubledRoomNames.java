package org.hiroba.jdbc;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;

/** Says which public rooms share their name with an older one, before a migration renames them. */
final class DoubledRoomNames {
  /** The version of the schema from which on names of public rooms are unique. */
  static final String UNIQUE_FROM = "6";

  private static final Logger LOG = System.getLogger(DoubledRoomNames.class.getName());
  private static final String DOUBLED =
      "SELECT id, name, substr(id, 1, 9) FROM room WHERE kind = 'public' AND archived = 0"
          + " AND EXISTS (SELECT 1 FROM room o WHERE o.kind = 'public' AND o.archived = 0"
          + " AND o.name_key = room.name_key AND o.no < room.no) ORDER BY no";

  private DoubledRoomNames() {}

  /**
   * Logs them, one line each.
   *
   * @throws SQLException the database does not answer
   */
  static void tell(DataSource source) throws SQLException {
    try (Connection connection = source.getConnection();
        Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(DOUBLED)) {
      while (row.next()) {
        LOG.log(
            Level.WARNING,
            "There is an older public room named {0}: the room {1} is called {0} ({2}) from now on,"
                + " until one of its owners renames it",
            row.getString(2),
            row.getString(1),
            row.getString(3));
      }
    }
  }
}
