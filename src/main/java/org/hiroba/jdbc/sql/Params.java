package org.hiroba.jdbc.sql;

import java.sql.Array;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Sets the parameters of a statement one after the other, typed even when they are null. */
public final class Params {
  private final PreparedStatement statement;
  private int index;

  /** Makes one. */
  public Params(PreparedStatement statement) {
    this.statement = statement;
  }

  public Params text(@Nullable String value) throws SQLException {
    if (value == null) {
      statement.setNull(++index, Types.VARCHAR);
    } else {
      statement.setString(++index, value);
    }
    return this;
  }

  public Params number(long value) throws SQLException {
    statement.setLong(++index, value);
    return this;
  }

  public Params numberOrNull(@Nullable Long value) throws SQLException {
    if (value == null) {
      statement.setNull(++index, Types.BIGINT);
    } else {
      statement.setLong(++index, value);
    }
    return this;
  }

  public Params flag(@Nullable Boolean value) throws SQLException {
    if (value == null) {
      statement.setNull(++index, Types.SMALLINT);
    } else {
      statement.setInt(++index, value ? 1 : 0);
    }
    return this;
  }

  public Params small(int value) throws SQLException {
    statement.setInt(++index, value);
    return this;
  }

  public Params time(@Nullable Instant value) throws SQLException {
    return numberOrNull(value == null ? null : value.toEpochMilli());
  }

  public Params bool(boolean value) throws SQLException {
    statement.setBoolean(++index, value);
    return this;
  }

  public Params array(Array value) throws SQLException {
    statement.setArray(++index, value);
    return this;
  }

  public ResultSet query() throws SQLException {
    return statement.executeQuery();
  }

  public int update() throws SQLException {
    return statement.executeUpdate();
  }

  public void addBatch() throws SQLException {
    statement.addBatch();
  }
}
