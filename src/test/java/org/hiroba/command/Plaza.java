package org.hiroba.command;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
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
import org.hiroba.account.Reach;
import org.hiroba.account.TokenHash;
import org.hiroba.account.User;
import org.hiroba.account.UserId;
import org.hiroba.broker.Broker;
import org.hiroba.broker.LocalBroker;
import org.hiroba.config.MemberLimits;
import org.hiroba.config.RightsSettings;
import org.hiroba.feature.signin.ApiTokens;
import org.hiroba.feature.signin.SetupToken;
import org.hiroba.feature.signin.SignInLifetime;
import org.hiroba.feature.signin.SignIns;
import org.hiroba.health.Meters;
import org.hiroba.log.CommitListener;
import org.hiroba.log.FaultyStore;
import org.hiroba.log.LogWriter;
import org.hiroba.log.News;
import org.hiroba.log.Refusal;
import org.hiroba.log.RoomEvent;
import org.hiroba.log.WriteTransaction;
import org.hiroba.protocol.EventEncoder;
import org.hiroba.protocol.ProtocolLimits;
import org.hiroba.session.Attendance;
import org.hiroba.session.ChatSession;
import org.hiroba.session.FakeConnection;
import org.hiroba.session.FanOut;
import org.hiroba.session.OutboxLimits;
import org.hiroba.session.Presence;
import org.hiroba.session.SessionQueues;
import org.hiroba.session.SessionRegistry;
import org.hiroba.startup.ChatAssembly;
import org.hiroba.startup.Features;

/** Runs the whole core over a store in memory, for tests. */
public final class Plaza implements AutoCloseable {
  public static final ProtocolLimits NO_RATES = new ProtocolLimits(10_000, 65_536, 0, 1_000);

  public static final SignInLifetime LIFETIME =
      new SignInLifetime(Duration.ofDays(60), Duration.ofDays(30));

  public final FaultyStore store;
  public final HandClock clock = new HandClock(Instant.parse("2026-11-21T12:00:00.123Z"));
  public final AtomicLong nanos = new AtomicLong();
  public final SessionRegistry sessions = new SessionRegistry();
  public final EventEncoder encoder = new EventEncoder();
  public final Presence presence;
  public final FanOut fanOut;
  public final Attendance attendance;
  public final LogWriter writer;
  public final ChatService chat;
  public final SignIns signIns;
  public final ApiTokens apiTokens;
  private final ChatAssembly assembly;
  private volatile Predicate<RoomEvent> lost = event -> false;
  private final ExecutorService commands = Executors.newFixedThreadPool(2);
  private final ExecutorService reads = Executors.newFixedThreadPool(2);
  private final Map<String, SignIns.SignedIn> people = new ConcurrentHashMap<>();

  public Plaza() {
    this(NO_RATES);
  }

  public Plaza(ProtocolLimits limits) {
    this(limits, MemberLimits.none());
  }

  public Plaza(ProtocolLimits limits, MemberLimits members) {
    this(limits, members, new FaultyStore());
  }

  /** Opens one where some may do other things than usually. */
  public Plaza(RightsSettings rights) {
    this(NO_RATES, MemberLimits.none(), rights, new FaultyStore());
  }

  public Plaza(ProtocolLimits limits, MemberLimits members, FaultyStore store) {
    this(limits, members, RightsSettings.defaults(), store);
  }

  private Plaza(
      ProtocolLimits limits, MemberLimits members, RightsSettings rights, FaultyStore store) {
    this.store = store;
    assembly =
        new ChatAssembly(
            new ChatAssembly.Storage(store, store.rooms(), store.accounts(), store.search()),
            new ChatAssembly.Manner(
                () -> new ChatLimits(limits, members), rights, 20, LIFETIME, 2, clock, nanos::get),
            sessions,
            new LossyBroker(),
            Features.all(),
            SetupToken.none(),
            Meters.NONE);
    presence = assembly.presence();
    fanOut = assembly.fanOut();
    attendance = assembly.attendance();
    writer = assembly.writer();
    chat = assembly.chat();
    signIns = assembly.signIns();
    apiTokens = assembly.apiTokens();
    assembly.start();
  }

  /** Returns the kinds of all commands. */
  public List<CommandKind> kinds() {
    return assembly.commands();
  }

  /** Does what the clock does once a second. */
  public void tick() {
    assembly.periodicTasks().values().forEach(Runnable::run);
  }

  /** Carries news, but for what it is told to lose. */
  private final class LossyBroker implements Broker {
    private final LocalBroker broker = new LocalBroker();

    @Override
    public void subscribe(CommitListener listener) {
      broker.subscribe(listener);
    }

    @Override
    public void committed(News news) {
      broker.committed(
          new News(news.events().stream().filter(lost.negate()).toList(), news.notes()));
    }

    @Override
    public void close() {
      broker.close();
    }
  }

  /** Loses the news of the commits of some events. */
  public void lose(Predicate<RoomEvent> events) {
    lost = events;
  }

  /** Waits on a thread of the core's, as a slow database would make it wait. */
  public static void await(CountDownLatch latch) {
    try {
      if (!latch.await(20, TimeUnit.SECONDS)) {
        throw new IllegalStateException("nobody told to go on");
      }
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Signs a person in once and returns the same sign-in ever after. */
  public SignIns.SignedIn signedIn(String name) {
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

  public UserId id(String name) {
    return signedIn(name).user().id();
  }

  /** Opens a socket that has not said hello. */
  public Client connect(String name) {
    return connect(name, FakeConnection.atOnce(), OutboxLimits.ofEvents(256));
  }

  public Client connect(String name, FakeConnection connection, OutboxLimits limits) {
    SignIns.SignedIn who = signedIn(name);
    ChatSession session =
        new ChatSession(
            UUID.randomUUID().toString(),
            who.user(),
            TokenHash.of(who.token()),
            Reach.PERSON,
            "127.0.0.1",
            connection,
            limits,
            SessionQueues.on(commands, reads));
    connection.whenClosed(() -> chat.disconnected(session));
    chat.connected(session);
    return new Client(chat, session, connection);
  }

  /** Opens a socket of somebody who came with another token, without a hello. */
  public Client connectWith(User user, TokenHash signIn) {
    return connectWith(user, signIn, Reach.PERSON);
  }

  /** Does the same for a token that reaches less than a person. */
  public Client connectWith(User user, TokenHash signIn, Reach reach) {
    FakeConnection connection = FakeConnection.atOnce();
    ChatSession session =
        new ChatSession(
            UUID.randomUUID().toString(),
            user,
            signIn,
            reach,
            "127.0.0.1",
            connection,
            OutboxLimits.ofEvents(256),
            SessionQueues.on(commands, reads));
    connection.whenClosed(() -> chat.disconnected(session));
    chat.connected(session);
    return new Client(chat, session, connection);
  }

  /** Writes something as the server itself would and waits for it. */
  public void submit(Consumer<WriteTransaction> work) {
    writer
        .submit(
            (tx, at) -> {
              work.accept(tx);
              return at;
            })
        .join();
  }

  /** Opens a socket and says hello. */
  public Client client(String name) {
    Client client = connect(name);
    client.hello("");
    return client;
  }

  @Override
  public void close() {
    assembly.close();
    commands.shutdownNow();
    reads.shutdownNow();
    store.close();
  }
}
