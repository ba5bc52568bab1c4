package org.hiroba.jdbc.write;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.function.Function;
import java.util.function.LongFunction;
import org.hiroba.account.User;
import org.hiroba.account.UserId;
import org.hiroba.health.Beat;
import org.hiroba.jdbc.sql.AccountNumbers;
import org.hiroba.jdbc.sql.AccountRows;
import org.hiroba.jdbc.sql.Columns;
import org.hiroba.jdbc.sql.Connections;
import org.hiroba.jdbc.sql.ForeignFailure;
import org.hiroba.jdbc.sql.SqlSession;
import org.hiroba.log.CommandKey;
import org.hiroba.log.CommandRecord;
import org.hiroba.log.MessageState;
import org.hiroba.log.News;
import org.hiroba.log.Note;
import org.hiroba.log.RoomEvent;
import org.hiroba.log.StorageException;
import org.hiroba.log.WriteTransaction;
import org.hiroba.room.Membership;
import org.hiroba.room.Room;
import org.hiroba.room.RoomId;

/**
 * Writes one batch. What the batch reads and writes again and again is kept in {@link BatchState},
 * so that a post costs two lookups and two inserts. Belongs to the writer's thread.
 */
public final class JdbcWriteTransaction implements WriteTransaction {
  private static final String MEMBERS =
      "SELECT a.id, m.role, m.read_up_to, m.joined_at FROM membership m"
          + " JOIN account a ON a.no = m.account WHERE m.room = ? ORDER BY m.joined_at, m.account";

  private final Connections connections;
  private final SqlSession session;
  private final AccountNumbers numbers;
  private final Adapters adapters;
  private final BatchState state;
  private final EventInserts events;
  private final PendingWrites pending;
  private final WriteContext context;
  private final Map<Class<?>, Object> ports = new HashMap<>();
  private final List<RoomEvent> appended = new ArrayList<>();
  private final List<Note> notes = new ArrayList<>();
  private boolean broken;
  private boolean committed;
  private boolean closed;

  private JdbcWriteTransaction(
      Connections connections, SqlSession session, AccountNumbers numbers, Adapters adapters) {
    this.connections = connections;
    this.session = session;
    this.numbers = numbers;
    this.adapters = adapters;
    pending = new PendingWrites(session);
    state = new BatchState(session, connections.dialect().forUpdate(), numbers, pending);
    context =
        new WriteContext(
            session,
            numbers,
            pending,
            state,
            new WriteContext.Guard() {
              @Override
              public <T> T ask(String what, WriteContext.Call<T> call) {
                return JdbcWriteTransaction.this.ask(what, call);
              }

              @Override
              public <T> T port(Class<T> type) {
                return JdbcWriteTransaction.this.port(type);
              }
            });
    events = new EventInserts(context, adapters);
  }

  /** Begins the node's one write transaction. */
  public static JdbcWriteTransaction begin(
      Connections connections,
      AccountNumbers numbers,
      Adapters adapters,
      Preload preload,
      Set<CommandKey> commands,
      SortedSet<RoomId> rooms) {
    SqlSession session;
    Beat.waits();
    try {
      session = connections.beginWriting();
    } catch (SQLException e) {
      StorageException failure = connections.failure("begin to write", e);
      connections.noteWrite(failure);
      throw failure;
    } finally {
      Beat.goesOn();
    }
    JdbcWriteTransaction tx = opened(connections, session, numbers, adapters);
    try {
      tx.context.run(
          "look up what the batch needs", () -> preload.load(session, tx.state, commands, rooms));
      return tx;
    } catch (RuntimeException | Error e) {
      tx.close();
      throw e;
    }
  }

  private static JdbcWriteTransaction opened(
      Connections connections, SqlSession session, AccountNumbers numbers, Adapters adapters) {
    JdbcWriteTransaction tx = null;
    try {
      tx = new JdbcWriteTransaction(connections, session, numbers, adapters);
      return tx;
    } finally {
      if (tx == null) {
        // Kept, it would let nobody write any more.
        connections.endWriting(session, true);
      }
    }
  }

  private <T> T ask(String what, WriteContext.Call<T> call) {
    if (closed || committed) {
      throw new IllegalStateException("the transaction has ended");
    }
    Beat.waits();
    try {
      return call.call();
    } catch (SQLException e) {
      broken = true;
      StorageException failure = connections.failure(what, e);
      connections.noteWrite(failure);
      throw failure;
    } catch (RuntimeException | Error e) {
      // An Error may have hit the driver half-way.
      boolean ofConnection = ForeignFailure.isOfConnection(e, JdbcWriteTransaction.class);
      broken |= ofConnection || e instanceof Error;
      if (!ofConnection || e instanceof StorageException) {
        throw e;
      }
      StorageException failure = connections.failure(what, ForeignFailure.asSql(e));
      connections.noteWrite(failure);
      throw failure;
    } finally {
      Beat.goesOn();
    }
  }

  @Override
  public <T> T port(Class<T> type) {
    Object open = ports.get(type);
    if (open == null) {
      Function<WriteContext, ?> adapter = adapters.writingTo(type);
      if (adapter == null) {
        throw new IllegalArgumentException("no feature writes through " + type.getName());
      }
      open = adapter.apply(context);
      ports.put(type, open);
    }
    return type.cast(open);
  }

  @Override
  public Optional<CommandRecord> findCommand(CommandKey key) {
    return ask("look up a command", () -> state.findCommand(key));
  }

  @Override
  public void recordCommand(CommandRecord command) {
    context.run("remember a command", () -> state.recordCommand(command));
  }

  @Override
  public Optional<Room> room(RoomId room) {
    return ask("find a room", () -> state.room(room).map(RoomRow::room));
  }

  @Override
  public Optional<Membership> membership(RoomId room, UserId user) {
    return ask("find a membership", () -> state.membership(room, user));
  }

  @Override
  public List<Membership> memberships(RoomId room) {
    return ask(
        "read memberships",
        () -> {
          pending.flush();
          Optional<RoomRow> row = state.room(room);
          return row.isEmpty() ? List.of() : memberships(room, row.get().number());
        });
  }

  private List<Membership> memberships(RoomId room, long number) throws SQLException {
    List<Membership> members = new ArrayList<>();
    try (ResultSet row = session.with(MEMBERS).number(number).query()) {
      while (row.next()) {
        members.add(
            new Membership(
                room,
                new UserId(row.getString(1)),
                Columns.memberRole(row, 2),
                row.getLong(3),
                Columns.time(row, 4)));
      }
    }
    return members;
  }

  @Override
  public Optional<MessageState> message(RoomId room, long seq) {
    return ask("find a message", () -> state.message(room, seq));
  }

  @Override
  public Optional<User> findAccount(UserId user) {
    return ask("find an account", () -> AccountRows.find(session, user));
  }

  @Override
  public <E extends RoomEvent> E append(RoomId room, LongFunction<E> factory) {
    return ask(
        "append an event",
        () -> {
          RoomRow row = state.existingRoom(room);
          long seq = row.room().head() + 1;
          E event = factory.apply(seq);
          if (event.seq() != seq || !event.room().equals(room)) {
            throw new IllegalArgumentException(
                "an event must take the room and the seq it is given");
          }
          row.advance(event.kind().isMessage());
          events.write(row, event);
          pending.head(row);
          appended.add(event);
          return event;
        });
  }

  @Override
  public void note(Note note) {
    notes.add(note);
  }

  @Override
  public News news() {
    return new News(appended, notes);
  }

  @Override
  public void commit() {
    context.run(
        "commit",
        () -> {
          pending.flush();
          session.connection().commit();
        });
    committed = true;
    connections.noteWrite(null);
  }

  @Override
  public void close() {
    if (closed) {
      return;
    }
    closed = true;
    boolean ended = committed;
    Beat.waits();
    try {
      if (!committed) {
        numbers.forget();
        rollBack();
        ended = true;
      }
    } finally {
      connections.endWriting(session, broken || !ended);
      Beat.goesOn();
    }
  }

  private void rollBack() {
    try {
      pending.drop();
      session.connection().rollback();
    } catch (SQLException | RuntimeException | Error e) {
      // Closing the connection rolls back as well.
      broken = true;
    }
  }
}
