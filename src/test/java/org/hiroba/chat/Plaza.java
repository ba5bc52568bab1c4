package org.hiroba.chat;

import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.hiroba.account.AccountName;
import org.hiroba.account.TokenHash;
import org.hiroba.account.User;
import org.hiroba.account.UserId;
import org.hiroba.broker.LocalBroker;
import org.hiroba.log.LogWriter;
import org.hiroba.log.MemoryStore;
import org.hiroba.log.Refusal;
import org.hiroba.log.RoomEvent;
import org.hiroba.log.WriteTransaction;
import org.hiroba.protocol.EventEncoder;
import org.hiroba.protocol.ProtocolLimits;
import org.hiroba.session.ChatSession;
import org.hiroba.session.FakeConnection;
import org.hiroba.session.FanOut;
import org.hiroba.session.OutboxLimits;
import org.hiroba.session.Presence;
import org.hiroba.session.SessionRegistry;

/** Runs the whole core over a store in memory, for tests. */
final class Plaza implements AutoCloseable {
  static final ProtocolLimits NO_RATES = new ProtocolLimits(10_000, 65_536, 0, 1_000);

  final MemoryStore store = new MemoryStore();
  final HandClock clock = new HandClock(Instant.parse("2026-11-21T12:00:00.123Z"));
  final AtomicLong nanos = new AtomicLong();
  final SessionRegistry sessions = new SessionRegistry();
  final EventEncoder encoder = new EventEncoder();
  final Presence presence = new Presence(sessions, encoder, nanos::get);
  final FanOut fanOut = new FanOut(store, encoder, (r, u) -> chat().memberJoined(r, u), 2);
  private final LocalBroker broker = new LocalBroker();
  private volatile Predicate<RoomEvent> lost = event -> false;
  final LogWriter writer = new LogWriter(store, clock, broker);
  final ChatService chat;
  final SignIns signIns;
  final ApiTokens apiTokens;
  private final ExecutorService commands = Executors.newFixedThreadPool(2);
  private final ExecutorService reads = Executors.newFixedThreadPool(2);
  private final Map<String, SignIns.SignedIn> people = new ConcurrentHashMap<>();

  Plaza() {
    this(NO_RATES);
  }

  Plaza(ProtocolLimits limits) {
    broker.subscribe(
        events -> {
          var told = events.stream().filter(lost.negate()).toList();
          if (!told.isEmpty()) {
            fanOut.committed(told);
          }
        });
    chat =
        new ChatService(
            new ChatService.Parts(
                store,
                store,
                store.search(),
                writer,
                sessions,
                fanOut,
                encoder,
                presence,
                limits,
                20,
                clock,
                nanos::get));
    signIns = new SignIns(writer, store, chat, clock);
    apiTokens = new ApiTokens(writer, store, chat);
    writer.start();
  }

  private ChatService chat() {
    return chat;
  }

  /** Loses the news of the commits of some events. */
  void lose(Predicate<RoomEvent> events) {
    lost = events;
  }

  /** Waits on a thread of the core's, as a slow database would make it wait. */
  static void await(CountDownLatch latch) {
    try {
      if (!latch.await(20, TimeUnit.SECONDS)) {
        throw new IllegalStateException("nobody told to go on");
      }
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Signs a person in once and returns the same sign-in ever after. */
  SignIns.SignedIn signedIn(String name) {
    return people.computeIfAbsent(
        name,
        n -> {
          try {
            return signIns.signInGuest(new AccountName(n), null, null);
          } catch (Refusal e) {
            throw new AssertionError(e);
          }
        });
  }

  UserId id(String name) {
    return signedIn(name).user().id();
  }

  /** Opens a socket that has not said hello. */
  Client connect(String name) {
    return connect(name, FakeConnection.atOnce(), OutboxLimits.ofEvents(256));
  }

  Client connect(String name, FakeConnection connection, OutboxLimits limits) {
    SignIns.SignedIn who = signedIn(name);
    ChatSession session =
        new ChatSession(
            UUID.randomUUID().toString(),
            who.user(),
            TokenHash.of(who.token()),
            "127.0.0.1",
            connection,
            limits,
            commands,
            reads);
    connection.whenClosed(() -> chat.disconnected(session));
    chat.connected(session);
    return new Client(chat, session, connection);
  }

  /** Opens a socket of somebody who came with another token, without a hello. */
  Client connectWith(User user, TokenHash signIn) {
    FakeConnection connection = FakeConnection.atOnce();
    ChatSession session =
        new ChatSession(
            UUID.randomUUID().toString(),
            user,
            signIn,
            "127.0.0.1",
            connection,
            OutboxLimits.ofEvents(256),
            commands,
            reads);
    connection.whenClosed(() -> chat.disconnected(session));
    chat.connected(session);
    return new Client(chat, session, connection);
  }

  /** Writes something as the server itself would and waits for it. */
  void submit(Consumer<WriteTransaction> work) {
    writer
        .submit(
            (tx, at) -> {
              work.accept(tx);
              return at;
            })
        .join();
  }

  /** Opens a socket and says hello. */
  Client client(String name) {
    Client client = connect(name);
    client.hello("");
    return client;
  }

  @Override
  public void close() {
    writer.close();
    fanOut.close();
    commands.shutdownNow();
    reads.shutdownNow();
  }
}
