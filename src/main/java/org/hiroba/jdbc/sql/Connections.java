package org.hiroba.jdbc.sql;

import java.sql.SQLException;
import java.sql.Statement;
import java.util.Optional;
import org.hiroba.log.StorageException;
import org.jspecify.annotations.Nullable;

/**
 * Lends sessions of one database: any number of readers, and one writer. Readers are safe for use
 * by many threads; the writer belongs to one thread at a time.
 */
public abstract class Connections implements AutoCloseable {

  private volatile @Nullable String readTrouble;
  private volatile @Nullable String writeTrouble;

  /** Asks something of a session. */
  @FunctionalInterface
  public interface Query<T> {
    /** Asks. */
    T ask(SqlSession session) throws SQLException;
  }

  /** Returns how the database speaks. */
  public abstract Dialect dialect();

  /** Lends a session that reads; autocommit is on. */
  public abstract SqlSession borrow() throws SQLException;

  /** Takes a session back; a broken one is closed. */
  public abstract void giveBack(SqlSession session, boolean broken);

  /** Lends the session that writes; autocommit is off. */
  public abstract SqlSession beginWriting() throws SQLException;

  /** Takes the writer back, after commit or rollback; a broken one is closed. */
  public abstract void endWriting(SqlSession session, boolean broken);

  @Override
  public abstract void close();

  /**
   * Asks one statement, which sees one moment by itself.
   *
   * @param what names the question in the message of the exception: "Cannot WHAT: …"
   * @throws StorageException the database cannot answer
   */
  public final <T> T read(String what, Query<T> query) {
    return lend(what, query);
  }

  /**
   * Asks several statements that see the same moment.
   *
   * @throws StorageException the database cannot answer
   */
  public final <T> T readOneMoment(String what, Query<T> query) {
    return lend(
        what,
        session -> {
          execute(session, dialect().beginSnapshot());
          try {
            return query.ask(session);
          } finally {
            execute(session, "COMMIT");
          }
        });
  }

  private <T> T lend(String what, Query<T> query) {
    boolean broken = true;
    SqlSession session = null;
    try {
      session = borrow();
      T answer = query.ask(session);
      broken = false;
      readTrouble = null;
      return answer;
    } catch (SQLException e) {
      StorageException failure = failure(what, e);
      readTrouble = failure.getMessage();
      throw failure;
    } finally {
      if (session != null) {
        giveBack(session, broken);
      }
    }
  }

  private static void execute(SqlSession session, String sql) throws SQLException {
    try (Statement statement = session.connection().createStatement()) {
      statement.execute(sql);
    }
  }

  /** Takes note of how a write ended: null when it worked. */
  public final void noteWrite(@Nullable StorageException failure) {
    writeTrouble = failure == null ? null : failure.getMessage();
  }

  /** Returns why the last read or the last write failed; empty when both worked. */
  public final Optional<String> trouble() {
    return Optional.ofNullable(writeTrouble).or(() -> Optional.ofNullable(readTrouble));
  }

  /** Says what could not be done and why. */
  public StorageException failure(String what, SQLException cause) {
    return new StorageException(
        "Cannot "
            + what
            + ": "
            + dialect().productName()
            + " says: "
            + cause.getMessage()
            + ". Check that the database is up and has space.",
        cause);
  }
}
