package org.hiroba.jdbc;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.hiroba.config.DatabaseSettings;
import org.hiroba.log.Store;

class PostgresBackupTest extends BackupContract {
  @Override
  protected Store open(Path folder) {
    return PostgresStores.open(folder);
  }

  @Override
  DatabaseSettings settings(Path home) {
    return PostgresStores.settings(home);
  }

  @Override
  long headAside(String told) {
    String schema = last(told, "hiroba_before_restore_");
    return Long.parseLong(
        ask("SELECT head FROM " + schema + ".room WHERE id = '" + SQUARE.value() + "'").get(0));
  }

  @Override
  List<String> leftovers() {
    return ask(
        "SELECT schema_name FROM information_schema.schemata WHERE schema_name LIKE 'hiroba%'");
  }

  private List<String> ask(String sql) {
    List<String> answers = new ArrayList<>();
    try (Connection connection = PostgresStores.connect(settings(folder));
        Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(sql)) {
      while (row.next()) {
        answers.add(row.getString(1));
      }
      return answers;
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }
}
