package org.hiroba.feature.audit;

import java.sql.SQLException;
import org.hiroba.jdbc.sql.SqlSession;
import org.hiroba.log.StorageException;

/**
 * Writes into the trail over a connection of its own, beside a server that runs or not: for
 * commands that only read otherwise. For one thread.
 */
public final class JdbcAuditPost {
  private final SqlSession session;

  /** Makes one. */
  public JdbcAuditPost(SqlSession session) {
    this.session = session;
  }

  /**
   * Writes it down.
   *
   * @throws StorageException the database does not take it
   */
  public void add(AuditEntry entry) {
    try {
      session
          .with(JdbcAudit.ADD)
          .time(entry.at())
          .text(entry.actor())
          .text(entry.action())
          .text(entry.target())
          .text(entry.address())
          .text(entry.detail())
          .update();
    } catch (SQLException e) {
      throw new StorageException(
          "The trail cannot be written, and without it this is not done: " + e.getMessage(), e);
    }
  }
}
