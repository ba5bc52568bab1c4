package org.hiroba.jdbc;

import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.function.LongFunction;
import org.hiroba.account.AccountName;
import org.hiroba.account.ApiToken;
import org.hiroba.account.Profile;
import org.hiroba.account.Role;
import org.hiroba.account.SignInSession;
import org.hiroba.account.TokenHash;
import org.hiroba.account.User;
import org.hiroba.account.UserId;
import org.hiroba.log.CommandKey;
import org.hiroba.log.CommandRecord;
import org.hiroba.log.MessageState;
import org.hiroba.log.NewRoom;
import org.hiroba.log.RoomEvent;
import org.hiroba.log.RoomEvent.MessagePosted;
import org.hiroba.log.StorageException;
import org.hiroba.log.WriteTransaction;
import org.hiroba.room.Membership;
import org.hiroba.room.NotifyLevel;
import org.hiroba.room.Room;
import org.hiroba.room.RoomId;

/**
 * Writes one batch. What the batch reads and writes again and again is kept here, so that a post
 * costs two lookups and two inserts. Belongs to the writer's thread.
 */
final class JdbcWriteTransaction implements WriteTransaction {
  private final Connections connections;
  private final SqlSession session;
  private final AccountNumbers numbers;
  private final BatchState state;
  private final EventWriter events;
  private final RoomWriter rooms;
  private final SignInWriter signIns;
  private final PersonalWriter personal;
  private final PendingWrites pending;
  private final List<RoomEvent> appended = new ArrayList<>();
  private boolean broken;
  private boolean committed;
  private boolean closed;

  private JdbcWriteTransaction(
      Connections connections, SqlSession session, AccountNumbers numbers) {
    this.connections = connections;
    this.session = session;
    this.numbers = numbers;
    pending = new PendingWrites(session);
    state = new BatchState(session, connections.dialect(), numbers, pending);
    events = new EventWriter(session, numbers, pending, state);
    rooms = new RoomWriter(session, numbers, state);
    signIns = new SignInWriter(session, numbers);
    personal = new PersonalWriter(session, numbers, pending, state);
  }

  static JdbcWriteTransaction begin(
      Connections connections,
      AccountNumbers numbers,
      Set<CommandKey> commands,
      SortedSet<RoomId> rooms) {
    SqlSession session;
    try {
      session = connections.beginWriting();
    } catch (SQLException e) {
      StorageException failure = connections.failure("begin to write", e);
      connections.noteWrite(failure);
      throw failure;
    }
    JdbcWriteTransaction tx = new JdbcWriteTransaction(connections, session, numbers);
    try {
      tx.run("look up what the batch needs", () -> tx.state.prepare(commands, rooms));
      return tx;
    } catch (RuntimeException e) {
      tx.close();
      throw e;
    }
  }

  @FunctionalInterface
  private interface Call<T> {
    T call() throws SQLException;
  }

  @FunctionalInterface
  private interface Action {
    void act() throws SQLException;
  }

  private <T> T ask(String what, Call<T> call) {
    if (closed || committed) {
      throw new IllegalStateException("the transaction has ended");
    }
    try {
      return call.call();
    } catch (SQLException e) {
      broken = true;
      StorageException failure = connections.failure(what, e);
      connections.noteWrite(failure);
      throw failure;
    }
  }

  private void run(String what, Action action) {
    ask(
        what,
        () -> {
          action.act();
          return what;
        });
  }

  @Override
  public Optional<CommandRecord> findCommand(CommandKey key) {
    return ask("look up a command", () -> state.findCommand(key));
  }

  @Override
  public void recordCommand(CommandRecord command) {
    run("remember a command", () -> state.recordCommand(command));
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
          return rooms.memberships(room);
        });
  }

  @Override
  public Optional<MessageState> message(RoomId room, long seq) {
    return ask("find a message", () -> state.message(room, seq));
  }

  @Override
  public boolean hasReaction(RoomId room, long target, UserId user, String emoji) {
    return ask("find a reaction", () -> state.hasReaction(room, target, user, emoji));
  }

  @Override
  public boolean isPinned(RoomId room, long target) {
    return ask("find a pin", () -> personal.isPinned(room, target));
  }

  @Override
  public int pinCount(RoomId room) {
    return ask("count pins", () -> personal.pinCount(room));
  }

  @Override
  public void setNotify(RoomId room, UserId user, NotifyLevel level) {
    run("set a notification level", () -> personal.setNotify(room, user, level));
  }

  @Override
  public Optional<Long> moveReadMark(RoomId room, UserId user, long seq) {
    return ask("put a read mark", () -> personal.moveReadMark(room, user, seq));
  }

  @Override
  public void save(RoomId room, long seq, UserId user, Instant at) {
    run("save a message", () -> personal.save(room, seq, user, at));
  }

  @Override
  public void unsave(RoomId room, long seq, UserId user) {
    run("forget a saved message", () -> personal.unsave(room, seq, user));
  }

  @Override
  public Optional<Profile> profile(UserId user) {
    return ask("find a profile", () -> personal.profile(user));
  }

  @Override
  public void setProfile(Profile profile) {
    run("change a profile", () -> personal.setProfile(profile));
  }

  @Override
  public void setRoles(UserId user, Set<Role> roles) {
    run("change roles", () -> personal.setRoles(user, roles));
  }

  @Override
  public List<ApiToken> tokens(UserId user) {
    return ask("list tokens", () -> TokenRows.of(session, user));
  }

  @Override
  public void addToken(ApiToken token) {
    run("add a token", () -> TokenRows.add(session, numbers, token));
  }

  @Override
  public void removeToken(TokenHash hash) {
    run("revoke a token", () -> TokenRows.remove(session, hash));
  }

  @Override
  public boolean hasLiveAdmin(Instant now) {
    return ask("look for an administrator", () -> JdbcAccountDirectory.hasLiveAdmin(session, now));
  }

  @Override
  public Optional<RoomId> directRoom(String directKey) {
    return ask("find a direct room", () -> rooms.directRoom(directKey));
  }

  @Override
  public void showDirectRoom(RoomId room, UserId user) {
    run("show a direct room", () -> rooms.show(room, user));
  }

  @Override
  public boolean isRoomNameTaken(String name) {
    return ask("look up a room's name", () -> rooms.isNameTaken(name));
  }

  @Override
  public void createRoom(NewRoom room) {
    run("create a room", () -> rooms.create(room));
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
          row.advance(event instanceof MessagePosted);
          events.write(row, event);
          pending.head(row);
          appended.add(event);
          return event;
        });
  }

  @Override
  public List<RoomEvent> appended() {
    return Collections.unmodifiableList(appended);
  }

  @Override
  public Optional<Long> advanceReadMark(RoomId room, UserId user, long seq) {
    return ask("move a read mark", () -> state.advanceReadMark(room, user, seq));
  }

  @Override
  public Optional<User> findAccount(UserId user) {
    return ask("find an account", () -> JdbcAccountDirectory.find(session, user));
  }

  @Override
  public Optional<User> findAccountByName(AccountName name) {
    return ask("find an account", () -> JdbcAccountDirectory.findByName(session, name));
  }

  @Override
  public void addAccount(User user, AccountName name, Instant at) {
    run(
        "add an account",
        () -> {
          signIns.addAccount(user, name, at);
          rooms.join(state.existingRoom(RoomId.LOBBY), user.id(), at);
        });
  }

  @Override
  public void releaseName(UserId user) {
    run("release a name", () -> signIns.releaseName(user));
  }

  @Override
  public boolean hasLiveSession(UserId user, Instant now) {
    return ask("look up sign-ins", () -> signIns.isLive(user, now));
  }

  @Override
  public Optional<SignInSession> findSession(TokenHash hash) {
    return ask("find a sign-in", () -> Optional.ofNullable(Columns.session(session, hash)));
  }

  @Override
  public void addSession(SignInSession signIn) {
    run("add a sign-in", () -> signIns.add(signIn));
  }

  @Override
  public void extendSession(TokenHash hash, Instant extendedAt, Instant expiresAt) {
    run("extend a sign-in", () -> signIns.extend(hash, extendedAt, expiresAt));
  }

  @Override
  public int removeExpiredSessions(Instant now, int atMost) {
    return ask("delete expired sign-ins", () -> signIns.removeExpired(now, atMost));
  }

  @Override
  public void removeSession(TokenHash hash) {
    run("end a sign-in", () -> signIns.remove(hash));
  }

  @Override
  public void commit() {
    run(
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
    if (!committed) {
      numbers.forget();
      rollBack();
    }
    connections.endWriting(session, broken);
  }

  private void rollBack() {
    try {
      pending.drop();
      session.connection().rollback();
    } catch (SQLException e) {
      // Closing the connection rolls back as well.
      broken = true;
    }
  }
}
