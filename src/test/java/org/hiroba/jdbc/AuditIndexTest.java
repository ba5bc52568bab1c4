package org.hiroba.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.Set;
import java.util.TreeSet;
import org.hiroba.feature.audit.AuditEntry;
import org.hiroba.feature.audit.AuditTrailSql;
import org.hiroba.log.Store;
import org.hiroba.log.WriteTransaction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** No page of the trail wades through all of it: each way of asking has an index in its order. */
class AuditIndexTest {
  @TempDir Path folder;

  @Test
  void findsEachPageByAnIndexWithoutSorting() throws SQLException {
    try (Store store = DatabaseStore.sqlite(folder);
        WriteTransaction tx = store.log().begin(Set.of(), new TreeSet<>())) {
      new AuditEntry(Instant.EPOCH, "", "x", "", "", "").writeIn(tx);
      tx.commit();
    }
    try (Connection connection =
        DriverManager.getConnection("jdbc:sqlite:" + folder.resolve(Databases.FILE))) {
      assertThat(plan(connection, AuditTrailSql.of("", ""))).contains("audit_by_time");
      assertThat(plan(connection, AuditTrailSql.of("u", ""))).contains("audit_by_actor");
      assertThat(plan(connection, AuditTrailSql.of("", "x"))).contains("audit_by_action");
      assertThat(plan(connection, AuditTrailSql.of("u", "x"))).contains("audit_by_a");
    }
  }

  private static String plan(Connection connection, String sql) throws SQLException {
    StringBuilder plan = new StringBuilder();
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery("EXPLAIN QUERY PLAN " + sql.replace("?", "1"))) {
      while (row.next()) {
        plan.append(row.getString("detail")).append('\n');
      }
    }
    assertThat(plan.toString()).contains("USING INDEX").doesNotContain("TEMP B-TREE");
    return plan.toString();
  }
}
