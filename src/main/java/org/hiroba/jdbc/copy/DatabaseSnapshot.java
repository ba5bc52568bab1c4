package org.hiroba.jdbc.copy;

import java.io.IOException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.hiroba.backup.BackupSink;
import org.hiroba.backup.BackupSource;
import org.hiroba.jdbc.sql.Dialect;
import org.hiroba.jdbc.sql.LongRead;
import org.hiroba.log.StorageException;
import org.jspecify.annotations.Nullable;

/**
 * Reads all tables of one moment, a few rows at a time. Which tables there are, the database is
 * asked: a new one needs nothing done here as long as its values are texts and whole numbers.
 */
public final class DatabaseSnapshot implements BackupSource {
  /** How many rows PostgreSQL sends at once; SQLite gives one after the other. */
  private static final int FETCH_ROWS = 100;

  private final LongRead reading;
  private final Dialect dialect;

  /** Takes a moment, which {@link #close} ends. */
  public DatabaseSnapshot(LongRead reading, Dialect dialect) {
    this.reading = reading;
    this.dialect = dialect;
  }

  @Override
  public String database() {
    return dialect.productName();
  }

  @Override
  public int schema() {
    try {
      return CopiedTables.schema(connection());
    } catch (SQLException e) {
      throw failure(e);
    }
  }

  @Override
  public void read(BackupSink sink) throws IOException {
    try {
      for (String table : CopiedTables.copied(connection())) {
        readOne(table, sink);
      }
    } catch (SQLException e) {
      throw failure(e);
    }
  }

  @Override
  public void read(String table, BackupSink sink) throws IOException {
    try {
      if (CopiedTables.copied(connection()).contains(table)) {
        readOne(table, sink);
      }
    } catch (SQLException e) {
      throw failure(e);
    }
  }

  private void readOne(String table, BackupSink sink) throws SQLException, IOException {
    try (Statement statement = connection().createStatement()) {
      statement.setFetchSize(FETCH_ROWS);
      try (ResultSet row = statement.executeQuery("SELECT * FROM " + CopiedTables.quoted(table))) {
        ResultSetMetaData metaData = row.getMetaData();
        List<String> columns = new ArrayList<>();
        for (int i = 1; i <= metaData.getColumnCount(); i++) {
          columns.add(metaData.getColumnName(i));
        }
        sink.table(table, columns);
        @Nullable Object[] values = new @Nullable Object[columns.size()];
        while (row.next()) {
          for (int i = 0; i < values.length; i++) {
            values[i] = value(row.getObject(i + 1), table, columns.get(i));
          }
          sink.row(values);
        }
      }
    }
  }

  private static @Nullable Object value(@Nullable Object value, String table, String column)
      throws SQLException {
    if (value == null || value instanceof String || value instanceof Long) {
      return value;
    }
    if (value instanceof Integer || value instanceof Short) {
      return ((Number) value).longValue();
    }
    throw new SQLException(
        String.format(
            Locale.ROOT,
            "the column %s of the table %s holds a %s, which no backup can keep",
            column,
            table,
            value.getClass().getSimpleName()));
  }

  private Connection connection() {
    return reading.session().connection();
  }

  private StorageException failure(SQLException e) {
    return new StorageException(
        dialect.isCut(e)
            ? "Cannot read the database for a backup: it took longer than "
                + LIMIT_MINUTES
                + " minutes. Write to a faster disk, or when less is written."
            : "Cannot read the database for a backup: "
                + dialect.productName()
                + " says: "
                + e.getMessage(),
        e);
  }

  /** For how long SQLite is read at most: meanwhile the log beside its file only grows. */
  public static final int LIMIT_MINUTES = 30;

  @Override
  public void close() {
    reading.close();
  }
}
