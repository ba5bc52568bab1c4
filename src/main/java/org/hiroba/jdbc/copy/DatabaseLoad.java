package org.hiroba.jdbc.copy;

import java.io.IOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Types;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.hiroba.backup.BackupSink;
import org.hiroba.jdbc.sql.Dialect;
import org.jspecify.annotations.Nullable;

/**
 * Fills a database that nobody uses yet, whose tables migrations have just made, with the rows of a
 * backup. Commits now and then; one that did not come to {@link #finish} is thrown away. For one
 * thread.
 */
public final class DatabaseLoad implements BackupSink, AutoCloseable {
  private static final int BATCH_ROWS = 500;
  private static final int COMMIT_ROWS = 50_000;

  /** A batch is in memory until it is written. */
  private static final long BATCH_CHARS = 4L << 20;

  private final Connection connection;
  private final Dialect dialect;
  private final Set<String> missing;
  private @Nullable PreparedStatement insert;
  private long rows;
  private int waiting;
  private long waitingChars;

  /** Fills what a connection without autocommit reaches. */
  public DatabaseLoad(Connection connection, Dialect dialect) throws SQLException {
    this.connection = connection;
    this.dialect = dialect;
    missing = new TreeSet<>(CopiedTables.copied(connection));
  }

  @Override
  public void table(String name, List<String> columns) throws IOException {
    try {
      endTable();
      if (!missing.remove(name)) {
        throw new IOException(
            "it has a table " + name + ", which is none of this version of the schema");
      }
      checkColumns(name, columns);
      try (Statement statement = connection.createStatement()) {
        // What migrations put there is in the backup, as it was then.
        statement.executeUpdate("DELETE FROM " + CopiedTables.quoted(name));
      }
      insert =
          connection.prepareStatement(
              "INSERT INTO "
                  + CopiedTables.quoted(name)
                  + columns.stream()
                      .map(CopiedTables::quoted)
                      .collect(Collectors.joining(", ", " (", ")"))
                  + dialect.withNumbersGiven()
                  + " VALUES ("
                  + String.join(", ", Collections.nCopies(columns.size(), "?"))
                  + ")");
    } catch (SQLException e) {
      throw new IOException("the table " + name + " cannot be filled: " + e.getMessage(), e);
    }
  }

  /** Names of columns become part of a statement: only those that are there may. */
  private void checkColumns(String table, List<String> columns) throws SQLException, IOException {
    Set<String> known = new TreeSet<>();
    try (Statement statement = connection.createStatement();
        ResultSet nothing =
            statement.executeQuery(
                "SELECT * FROM " + CopiedTables.quoted(table) + " WHERE 1 = 0")) {
      ResultSetMetaData metaData = nothing.getMetaData();
      for (int i = 1; i <= metaData.getColumnCount(); i++) {
        known.add(metaData.getColumnName(i));
      }
    }
    if (!known.equals(Set.copyOf(columns))) {
      throw new IOException("its table " + table + " has other columns than the schema");
    }
  }

  @Override
  public void row(@Nullable Object[] values) throws IOException {
    PreparedStatement statement = insert;
    if (statement == null) {
      throw new IllegalStateException("no table has begun");
    }
    try {
      for (int i = 0; i < values.length; i++) {
        Object value = values[i];
        if (value == null) {
          statement.setNull(i + 1, Types.NULL);
        } else if (value instanceof Long number) {
          statement.setLong(i + 1, number);
        } else {
          String text = (String) value;
          waitingChars += text.length();
          statement.setString(i + 1, text);
        }
      }
      statement.addBatch();
      rows++;
      if (++waiting >= BATCH_ROWS || waitingChars >= BATCH_CHARS) {
        write(statement);
      }
      if (rows % COMMIT_ROWS == 0) {
        connection.commit();
      }
    } catch (SQLException e) {
      throw new IOException("a row of it does not fit: " + e.getMessage(), e);
    }
  }

  private void write(PreparedStatement statement) throws SQLException {
    statement.executeBatch();
    waiting = 0;
    waitingChars = 0;
  }

  private void endTable() throws SQLException {
    if (insert != null) {
      write(insert);
      insert.close();
      insert = null;
    }
  }

  /**
   * Ends the last table; what numbers itself goes on behind what is there.
   *
   * @throws IOException a table is missing
   */
  public void finish() throws SQLException, IOException {
    endTable();
    if (!missing.isEmpty()) {
      throw new IOException("it has no table " + String.join(", ", missing));
    }
    dialect.numberOn(connection);
    connection.commit();
  }

  @Override
  public void close() throws SQLException {
    if (insert != null) {
      insert.close();
    }
  }
}
