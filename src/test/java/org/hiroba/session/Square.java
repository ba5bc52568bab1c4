package org.hiroba.session;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.LongFunction;
import java.util.function.Predicate;
import org.hiroba.account.AccountName;
import org.hiroba.account.Reach;
import org.hiroba.account.Role;
import org.hiroba.account.TokenHash;
import org.hiroba.account.User;
import org.hiroba.account.UserId;
import org.hiroba.feature.member.MemberJoined;
import org.hiroba.feature.member.MemberLeft;
import org.hiroba.feature.message.MessageDeleted;
import org.hiroba.feature.message.MessagePosted;
import org.hiroba.feature.room.NewRoom;
import org.hiroba.feature.room.RoomWrites;
import org.hiroba.feature.signin.SignInWrites;
import org.hiroba.log.Draft;
import org.hiroba.log.FaultyStore;
import org.hiroba.log.LogWriter;
import org.hiroba.log.News;
import org.hiroba.log.RoomEvent;
import org.hiroba.log.WriteTransaction;
import org.hiroba.ops.PrometheusMeters;
import org.hiroba.protocol.EventEncoder;
import org.hiroba.room.MemberRole;
import org.hiroba.room.RoomId;
import org.hiroba.room.RoomKind;

/** Runs a fan-out over a store in memory with one private room, for tests. */
final class Square implements AutoCloseable {
  static final RoomId ROOM = new RoomId("square");
  static final UserId ANN = new UserId("ann");
  static final Instant NOON = Instant.parse("2026-11-21T12:00:00Z");

  final FaultyStore store = new FaultyStore();
  final List<String> joined = new CopyOnWriteArrayList<>();
  final EventEncoder encoder = new EventEncoder();
  final PrometheusMeters meters = new PrometheusMeters();
  final FanOut fanOut =
      new FanOut(store, encoder, (room, user) -> joined.add(room + " " + user), 2, meters);
  private volatile Predicate<RoomEvent> lost = event -> false;
  final LogWriter writer =
      new LogWriter(
          store,
          Clock.fixed(NOON, ZoneOffset.UTC),
          news ->
              fanOut.committed(
                  new News(news.events().stream().filter(lost.negate()).toList(), List.of())));
  final ExecutorService reads = Executors.newFixedThreadPool(3);

  Square() {
    writer.start();
    write(
        (tx, at) -> {
          tx.port(SignInWrites.class).addAccount(user(ANN), new AccountName(ANN.value()), at);
          tx.port(RoomWrites.class)
              .create(
                  new NewRoom(
                      ROOM,
                      RoomKind.PRIVATE,
                      "Square",
                      "",
                      null,
                      Map.of(ANN, MemberRole.OWNER),
                      at,
                      null));
          return at;
        });
  }

  /** Loses the news of the commits of some events. */
  void lose(Predicate<RoomEvent> events) {
    lost = events;
  }

  static User user(UserId id) {
    return new User(id, id.value(), id.value(), Set.of(Role.USER));
  }

  UserId newMember(String name) {
    UserId id = new UserId(name);
    write(
        (tx, at) -> {
          tx.port(SignInWrites.class).addAccount(user(id), new AccountName(name), at);
          return at;
        });
    join(id);
    return id;
  }

  <R> R write(Draft<R> draft) {
    return writer.submit(draft).join();
  }

  RoomEvent append(LongFunction<RoomEvent> event) {
    return write((tx, at) -> tx.append(ROOM, event));
  }

  RoomEvent post(String text) {
    return write((tx, at) -> post(tx, text));
  }

  static RoomEvent post(WriteTransaction tx, String text) {
    return tx.append(
        ROOM,
        seq ->
            new MessagePosted(
                ROOM, seq, NOON, "c" + seq, user(ANN).ref(), text, null, List.of(), null, false));
  }

  /** Posts many messages in one commit. */
  void postTogether(int count, String text) {
    write(
        (tx, at) -> {
          for (int i = 0; i < count; i++) {
            post(tx, text + i);
          }
          return at;
        });
  }

  RoomEvent delete(long target) {
    return append(seq -> new MessageDeleted(ROOM, seq, NOON, target, ANN));
  }

  RoomEvent join(UserId user) {
    return append(seq -> new MemberJoined(ROOM, seq, NOON, user(user).ref(), ANN));
  }

  RoomEvent remove(UserId user) {
    return append(seq -> new MemberLeft(ROOM, seq, NOON, user(user).ref(), ANN));
  }

  long head() {
    return store.head(ROOM);
  }

  ChatSession session(Connection connection) {
    return session(ANN, connection, OutboxLimits.ofEvents(256));
  }

  ChatSession session(UserId user, Connection connection, OutboxLimits limits) {
    return new ChatSession(
        UUID.randomUUID().toString(),
        user(user),
        TokenHash.of(user.value()),
        Reach.PERSON,
        "127.0.0.1",
        connection,
        limits,
        SessionQueues.on(reads, reads));
  }

  /** Lets a session hear the room from a seq on, as an answer to hello does. */
  void resume(ChatSession session, long from) {
    session.enter(ROOM);
    new Resume(session, store, fanOut, encoder, List.of(new Resume.Place(ROOM, from, head())), true)
        .start();
  }

  /** Connects a client that hears the room from a seq on. */
  ChatSession hear(Connection connection, long from) {
    ChatSession session = session(connection);
    resume(session, from);
    return session;
  }

  void disconnect(ChatSession session) {
    session.end();
    fanOut.detach(session, session.rooms());
  }

  /** Returns the seqs of the room's events that a client got, in order. */
  static List<Long> seqs(FakeConnection connection) {
    List<Long> seqs = new ArrayList<>();
    connection.events().stream()
        .filter(event -> event.has("seq") && !event.get("type").asText().equals("caughtUp"))
        .forEach(event -> seqs.add(event.get("seq").asLong()));
    return seqs;
  }

  static Optional<Long> caughtUp(FakeConnection connection) {
    return connection.events("caughtUp").stream().map(e -> e.get("seq").asLong()).findFirst();
  }

  @Override
  public void close() {
    writer.close();
    fanOut.close();
    reads.shutdownNow();
    store.close();
  }
}
