package org.hiroba.jdbc.sql;

import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.IntSupplier;
import org.hiroba.health.Beat;
import org.hiroba.health.HealthCheck;
import org.hiroba.health.Meters;
import org.hiroba.health.Workers;
import org.hiroba.log.StorageException;
import org.jspecify.annotations.Nullable;

/**
 * Lends sessions of one database: any number of readers, and one writer. Readers are safe for use
 * by many threads; the writer belongs to one thread at a time.
 */
public abstract class Connections implements AutoCloseable {
  /** How long a reader may take: a longer one keeps SQLite from emptying its log, and is ended. */
  public static final Duration READ_LIMIT = Duration.ofSeconds(10);

  private volatile @Nullable String readTrouble;
  private volatile @Nullable String writeTrouble;
  private final AtomicLong commits = new AtomicLong();

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

  /** Lends a session to somebody who reads for long, a backup; nobody waits for it. */
  public abstract LongRead beginLongRead() throws SQLException;

  @Override
  public abstract void close();

  /**
   * Asks one statement, which sees one moment by itself.
   *
   * @param what names the question in the message of the exception: "Cannot WHAT: …"
   * @throws StorageException the database cannot answer
   */
  public final <T> T read(String what, Query<T> query) {
    return lend(what, READ_LIMIT, query);
  }

  /**
   * Asks one statement that may take so long; what it throws beyond that is told by {@link
   * Dialect#isCut}.
   *
   * @throws StorageException the database cannot answer
   */
  public final <T> T readWithin(Duration limit, String what, Query<T> query) {
    return lend(what, limit, query);
  }

  /**
   * Asks several statements that see the same moment.
   *
   * @throws StorageException the database cannot answer
   */
  public final <T> T readOneMoment(String what, Query<T> query) {
    return lend(what, READ_LIMIT, session -> atOneMoment(session, query));
  }

  private <T> T atOneMoment(SqlSession session, Query<T> query) throws SQLException {
    execute(session, dialect().beginSnapshot());
    T answer;
    try {
      answer = query.ask(session);
    } catch (SQLException | RuntimeException | Error e) {
      try {
        execute(session, "COMMIT");
      } catch (SQLException ending) {
        // Why the question failed says more.
        e.addSuppressed(ending);
      }
      throw e;
    }
    execute(session, "COMMIT");
    return answer;
  }

  private <T> T lend(String what, Duration limit, Query<T> query) {
    boolean broken = true;
    SqlSession session = null;
    Beat.waits();
    try {
      session = borrow();
      session.within(limit);
      T answer = query.ask(session);
      broken = false;
      readTrouble = null;
      return answer;
    } catch (SQLException e) {
      if (dialect().isCut(e)) {
        // The question was too dear; the database is well.
        throw new StorageException(
            "Cannot " + what + ": it took longer than " + limit.toSeconds() + " s.", e);
      }
      throw unreadable(what, e);
    } catch (RuntimeException | Error e) {
      if (e instanceof StorageException || !ForeignFailure.isOfConnection(e, Connections.class)) {
        throw e;
      }
      throw unreadable(what, ForeignFailure.asSql(e));
    } finally {
      try {
        if (session != null) {
          giveBack(session, broken);
        }
      } finally {
        Beat.goesOn();
      }
    }
  }

  private StorageException unreadable(String what, SQLException cause) {
    StorageException failure = failure(what, cause);
    readTrouble = failure.getMessage();
    return failure;
  }

  private static void execute(SqlSession session, String sql) throws SQLException {
    try (Statement statement = session.connection().createStatement()) {
      statement.execute(sql);
    }
  }

  /** Takes note of how a write ended: null when it worked. */
  public final void noteWrite(@Nullable StorageException failure) {
    writeTrouble = failure == null ? null : failure.getMessage();
    if (failure == null) {
      commits.incrementAndGet();
    }
  }

  /** Returns how many transactions were committed by these connections, empty ones too. */
  public final long commits() {
    return commits.get();
  }

  /** Returns why the last read or the last write failed; empty when both worked. */
  public final Optional<String> trouble() {
    return Optional.ofNullable(writeTrouble).or(() -> Optional.ofNullable(readTrouble));
  }

  /** Shows how many connections there are, where that is known. */
  public void show(Meters meters) {}

  /** Shows connections by what they do, under one name for all databases. */
  protected static void show(
      Meters meters, IntSupplier active, IntSupplier idle, IntSupplier waiting) {
    String name = "hiroba_pool_connections";
    String help = "Database connections by state; waiting: who waits for one.";
    meters.gauge(name, help, active::getAsInt, "state", "active");
    meters.gauge(name, help, idle::getAsInt, "state", "idle");
    meters.gauge(name, help, waiting::getAsInt, "state", "waiting");
  }

  /** Returns threads without which nothing goes on, for the watchdog. */
  public List<Workers> threads() {
    return List.of();
  }

  /** Returns checks that tell an operator of trouble that comes slowly. */
  public List<HealthCheck> advisoryChecks() {
    return List.of();
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
