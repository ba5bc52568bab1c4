package org.hiroba.jdbc;

import java.io.IOException;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HexFormat;
import java.util.Locale;
import javax.sql.DataSource;
import org.hiroba.jdbc.copy.DatabaseLoad;
import org.hiroba.jdbc.sql.Dialect;
import org.hiroba.log.StorageException;

/** Fills a new database with a backup, whichever it is. Stateless. */
final class DatabaseFilling {
  private static final int EPOCH_BYTES = 16;
  private static final DateTimeFormatter STAMP =
      DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss", Locale.ROOT).withZone(ZoneOffset.UTC);

  private DatabaseFilling() {}

  /** Returns the present moment as a part of names. */
  static String stamp(Clock clock) {
    return STAMP.format(clock.instant());
  }

  static void fill(
      DataSource source,
      Dialect dialect,
      int schema,
      String origin,
      NewDatabase.Tables tables,
      Instant now)
      throws IOException {
    Migrations.make(source, dialect, schema);
    try (Connection connection = source.getConnection()) {
      connection.setAutoCommit(false);
      try (DatabaseLoad load = new DatabaseLoad(connection, dialect)) {
        tables.to(load);
        load.finish();
      }
      newEpoch(connection);
      forgetLease(connection);
      connection.commit();
    } catch (SQLException e) {
      throw failure(dialect, e);
    }
    Migrations.migrate(source, dialect);
    try (Connection connection = source.getConnection()) {
      connection.setAutoCommit(false);
      writeDown(connection, origin, now);
      connection.commit();
    } catch (SQLException e) {
      throw failure(dialect, e);
    }
  }

  private static StorageException failure(Dialect dialect, SQLException e) {
    return new StorageException(
        "Cannot restore: " + dialect.productName() + " says: " + e.getMessage(), e);
  }

  /** What happens from now on is another history than what happened after the backup. */
  private static void newEpoch(Connection connection) throws SQLException {
    byte[] random = new byte[EPOCH_BYTES];
    new SecureRandom().nextBytes(random);
    try (PreparedStatement update =
        connection.prepareStatement("UPDATE meta SET value = ? WHERE name = 'epoch'")) {
      update.setString(1, HexFormat.of().formatHex(random));
      if (update.executeUpdate() != 1) {
        throw new SQLException("the backup's history has no name");
      }
    }
  }

  /** It was of the server that the backup was made of. */
  private static void forgetLease(Connection connection) throws SQLException {
    try (PreparedStatement delete =
        connection.prepareStatement("DELETE FROM meta WHERE name = ?")) {
      delete.setString(1, LeaseRow.NAME);
      delete.executeUpdate();
    }
  }

  private static void writeDown(Connection connection, String origin, Instant now)
      throws SQLException {
    try (PreparedStatement insert =
        connection.prepareStatement(
            "INSERT INTO audit (at, actor, action, target, address, detail)"
                + " VALUES (?, 'cli', 'restore', '', '', ?)")) {
      insert.setLong(1, now.toEpochMilli());
      insert.setString(2, origin);
      insert.executeUpdate();
    }
  }
}
