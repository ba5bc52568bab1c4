package org.hiroba.jdbc.write;

import java.sql.SQLException;
import org.hiroba.account.UserId;
import org.hiroba.jdbc.sql.AccountNumbers;
import org.hiroba.jdbc.sql.SqlSession;
import org.hiroba.log.RoomEvent;
import org.jspecify.annotations.Nullable;

/**
 * What the adapters of one write transaction share: the connection, what is gathered to be written
 * in batches, and what was read already. Belongs to the writer's thread; good until the transaction
 * ends.
 */
public final class WriteContext {
  private final SqlSession session;
  private final AccountNumbers numbers;
  private final PendingWrites pending;
  private final BatchState state;
  private final Guard guard;

  /** Runs what asks the database, and tells the transaction when it failed. */
  interface Guard {
    <T> T ask(String what, Call<T> call);

    <T> T port(Class<T> type);
  }

  /**
   * Asks the database.
   *
   * @param <T> the answer
   */
  @FunctionalInterface
  public interface Call<T> {
    /** Asks. */
    T call() throws SQLException;
  }

  /** Writes to the database. */
  @FunctionalInterface
  public interface Action {
    /** Writes. */
    void act() throws SQLException;
  }

  WriteContext(
      SqlSession session,
      AccountNumbers numbers,
      PendingWrites pending,
      BatchState state,
      Guard guard) {
    this.session = session;
    this.numbers = numbers;
    this.pending = pending;
    this.state = state;
    this.guard = guard;
  }

  /** Returns the connection's statements. */
  public SqlSession session() {
    return session;
  }

  /** Returns what waits to be written. */
  public PendingWrites pending() {
    return pending;
  }

  /** Returns what the batch has read and written. */
  public BatchState state() {
    return state;
  }

  /** Returns the number of an account that must be there. */
  public long number(UserId user) throws SQLException {
    return numbers.of(session, user);
  }

  /** Returns the number of an account, or one under which nothing is ever found. */
  public long numberOrNone(UserId user) throws SQLException {
    return numbers.find(session, user);
  }

  /** Returns the number of an account; null for nobody. */
  public @Nullable Long numberOrNull(@Nullable UserId user) throws SQLException {
    return user == null ? null : number(user);
  }

  /**
   * Appends an event as it is, with its own seq, and changes no view: of what comes from elsewhere,
   * the views may come too. Nobody is told of it.
   *
   * @throws IllegalArgumentException its seq is not the next one of its room
   */
  public void appendPlain(RoomEvent event) throws SQLException {
    RoomRow room = state.existingRoom(event.room());
    if (event.seq() != room.room().head() + 1) {
      throw new IllegalArgumentException("an event must take the next seq of its room");
    }
    room.advance(event.kind().isMessage());
    EventInserts.insert(this, room, event);
    pending.head(room);
  }

  /** Returns the transaction's adapter of a port. */
  public <T> T port(Class<T> type) {
    return guard.port(type);
  }

  /**
   * Asks the database for a port's method.
   *
   * @param what names the question in the message of the exception: "Cannot WHAT: …"
   * @throws org.hiroba.log.StorageException the database cannot answer
   */
  public <T> T ask(String what, Call<T> call) {
    return guard.ask(what, call);
  }

  /**
   * Writes for a port's method.
   *
   * @throws org.hiroba.log.StorageException the database cannot do it
   */
  public void run(String what, Action action) {
    guard.ask(
        what,
        () -> {
          action.act();
          return what;
        });
  }
}
