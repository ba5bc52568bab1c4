package org.hiroba.startup;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.hiroba.broker.Broker;
import org.hiroba.broker.LocalBroker;
import org.hiroba.chat.ApiTokens;
import org.hiroba.chat.ChatService;
import org.hiroba.chat.SetupToken;
import org.hiroba.chat.SignIns;
import org.hiroba.config.Limits;
import org.hiroba.config.Settings;
import org.hiroba.diagnostics.Beats;
import org.hiroba.health.HealthRegistry;
import org.hiroba.health.HealthRegistry.Weight;
import org.hiroba.health.InMemoryMeters;
import org.hiroba.health.RefusalLog;
import org.hiroba.jdbc.Database;
import org.hiroba.jdbc.Databases;
import org.hiroba.log.LogWriter;
import org.hiroba.netservice.Listening;
import org.hiroba.netservice.NetworkServices;
import org.hiroba.protocol.EventEncoder;
import org.hiroba.protocol.ProtocolLimits;
import org.hiroba.relay.RelayService;
import org.hiroba.session.FanOut;
import org.hiroba.session.Heartbeat;
import org.hiroba.session.OutboxLimits;
import org.hiroba.session.Presence;
import org.hiroba.session.SessionRegistry;
import org.hiroba.websocket.IdleWatch;
import org.hiroba.websocket.SocketEnvironment;

/**
 * Puts the parts together and starts and stops them: what runs between deployment and undeployment.
 * Made and closed once each, on the container's thread.
 */
final class ChatServer implements AutoCloseable {
  private static final int FAN_OUT_THREADS = 2;
  private static final int COMMAND_THREADS = 4;
  private static final int READ_THREADS = 4;
  private static final Duration DRAIN_AT_MOST = Duration.ofSeconds(2);
  private static final Duration CHECK_HEADS_EVERY = Duration.ofSeconds(2);
  private static final Logger LOG = System.getLogger(ChatServer.class.getName());

  private final Database database;
  private final LogWriter writer;
  private final FanOut fanOut;
  private final Broker broker = new LocalBroker();
  private final NetworkServices network;
  private final RelayService relay;
  private final HealthRegistry health = new HealthRegistry();
  private final InMemoryMeters meters = new InMemoryMeters();
  private final RefusalLog refusals = new RefusalLog(meters, System::nanoTime);
  private final ExecutorService commands = pool("hiroba-command", COMMAND_THREADS);
  private final ExecutorService reads = pool("hiroba-read", READ_THREADS);
  private final ExecutorService background =
      Executors.newCachedThreadPool(threads("hiroba-background"));
  private final ScheduledExecutorService clockwork =
      Executors.newSingleThreadScheduledExecutor(threads("hiroba-clock"));
  private final Path home;
  private final ChatService chat;
  private final SignIns signIns;
  private final ApiTokens apiTokens;
  private final SocketEnvironment sockets;
  private final Beats beats;

  ChatServer(Settings settings, SessionRegistry sessions, RelayService.Jars relayJars) {
    Clock clock = Clock.systemUTC();
    home = settings.home().path();
    EventEncoder encoder = new EventEncoder();
    Limits limits = settings.limits();
    database = Databases.open(settings.database(), home);
    LOG.log(Level.INFO, "Database: {0}", database.describe());
    writer = new LogWriter(database.log(), clock, broker);
    fanOut =
        new FanOut(
            database.log(),
            encoder,
            (room, user) -> chat().memberJoined(room, user),
            FAN_OUT_THREADS);
    CommitCounter counter = new CommitCounter(meters);
    broker.subscribe(
        events -> {
          counter.committed(events);
          fanOut.committed(events);
        });
    meters.gauge("hiroba_sessions", "Chat sessions that are connected.", sessions::count);
    Presence presence = new Presence(sessions, encoder, System::nanoTime);
    chat =
        new ChatService(
            new ChatService.Parts(
                database.rooms(),
                database.log(),
                database.search(),
                writer,
                sessions,
                fanOut,
                encoder,
                presence,
                new ProtocolLimits(
                    limits.maxTextChars(),
                    limits.maxFrameBytes(),
                    limits.postsPerSecond(),
                    limits.replayEvents()),
                settings.heartbeatSeconds(),
                clock,
                System::nanoTime));
    apiTokens = new ApiTokens(writer, database.accounts(), chat);
    signIns =
        new SignIns(
            writer,
            database.accounts(),
            chat,
            clock,
            SetupToken.open(
                settings.home().path(), database.accounts().hasLiveAdmin(clock.instant())));
    IdleWatch idle = new IdleWatch();
    sockets =
        new SocketEnvironment(
            OutboxLimits.ofEvents(limits.outboxEvents()),
            limits.maxFrameBytes(),
            limits.postsPerSecond(),
            settings.teachingEndpoints(),
            commands,
            reads,
            background,
            idle);
    beats = new Beats(clock, clockwork, background);
    network = new NetworkServices(settings.listeners(), clock, meters);
    relay =
        new RelayService(
            settings.listeners().host(),
            settings.relay(),
            settings.access().origins(),
            relayJars,
            meters);
    writer.start();
    Heartbeat heartbeat = new Heartbeat(sessions, presence, settings.heartbeatSeconds());
    every(Duration.ofSeconds(1), () -> heartbeat.beat(System.nanoTime()));
    every(Duration.ofSeconds(5), idle::look);
    every(Duration.ofSeconds(1), presence::announce);
    every(Duration.ofSeconds(1), chat::announceProfiles);
    every(CHECK_HEADS_EVERY, fanOut::checkHeads);
    every(Duration.ofMinutes(1), refusals::flush);
    network.start();
    relay.start();
    health.register(Weight.READY, database.healthCheck());
    health.register(Weight.READY, new WriterCheck(writer));
    health.register(Weight.READY, new DrainCheck(chat));
    network.healthChecks().forEach(check -> health.register(Weight.ADVISORY, check));
    relay.healthCheck().ifPresent(check -> health.register(Weight.ADVISORY, check));
  }

  ChatService chat() {
    return chat;
  }

  SignIns signIns() {
    return signIns;
  }

  ApiTokens apiTokens() {
    return apiTokens;
  }

  SocketEnvironment sockets() {
    return sockets;
  }

  Beats beats() {
    return beats;
  }

  HealthRegistry health() {
    return health;
  }

  InMemoryMeters meters() {
    return meters;
  }

  RefusalLog refusals() {
    return refusals;
  }

  /** Returns which database and which listeners there are, one line each. */
  List<String> summary() {
    List<String> listening =
        Stream.concat(
                network.listening().stream().map(Listening::toString), relay.listening().stream())
            .toList();
    return List.of(
        "Home: " + home,
        "Database: " + database.describe(),
        "Listeners: " + (listening.isEmpty() ? "none" : String.join(", ", listening)));
  }

  /** Tells clients to come again soon and closes their sockets. */
  void drain() {
    chat.drain();
  }

  @Override
  public void close() {
    drain();
    List<AutoCloseable> parts = new ArrayList<>();
    parts.add(() -> chat.awaitDrained(DRAIN_AT_MOST));
    parts.add(network::stop);
    parts.add(relay::stop);
    parts.add(clockwork::shutdownNow);
    parts.add(commands::shutdown);
    parts.add(writer);
    parts.add(broker);
    parts.add(fanOut);
    parts.add(reads::shutdown);
    parts.add(background::shutdown);
    parts.add(() -> awaitEnd(commands, reads, background, clockwork));
    parts.add(database);
    for (AutoCloseable part : parts) {
      try {
        part.close();
      } catch (Exception e) {
        LOG.log(Level.WARNING, "A part did not stop cleanly", e);
      }
    }
  }

  private static void awaitEnd(ExecutorService... executors) throws InterruptedException {
    for (ExecutorService executor : executors) {
      if (!executor.awaitTermination(5, TimeUnit.SECONDS)) {
        executor.shutdownNow();
      }
    }
  }

  private void every(Duration period, Runnable task) {
    var unused =
        clockwork.scheduleWithFixedDelay(
            () -> {
              try {
                task.run();
              } catch (RuntimeException e) {
                // A task that throws would never be run again.
                LOG.log(Level.ERROR, "A periodic task failed", e);
              }
            },
            period.toMillis(),
            period.toMillis(),
            TimeUnit.MILLISECONDS);
  }

  private static ExecutorService pool(String name, int size) {
    return Executors.newFixedThreadPool(size, threads(name));
  }

  private static ThreadFactory threads(String name) {
    AtomicInteger count = new AtomicInteger();
    return task -> {
      Thread thread = new Thread(task, name + "-" + count.getAndIncrement());
      thread.setDaemon(true);
      return thread;
    };
  }
}
