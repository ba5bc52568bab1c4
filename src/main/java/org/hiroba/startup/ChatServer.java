package org.hiroba.startup;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.hiroba.broker.Broker;
import org.hiroba.broker.LocalBroker;
import org.hiroba.command.ChatService;
import org.hiroba.config.Current;
import org.hiroba.config.LiveSettings;
import org.hiroba.config.Settings;
import org.hiroba.feature.Feature;
import org.hiroba.feature.account.Accounts;
import org.hiroba.feature.file.FileAssembly;
import org.hiroba.feature.retention.RetentionPass;
import org.hiroba.feature.signin.ApiTokens;
import org.hiroba.feature.signin.SetupToken;
import org.hiroba.feature.signin.SignInWatch;
import org.hiroba.feature.signin.SignIns;
import org.hiroba.health.HealthRegistry;
import org.hiroba.health.HealthRegistry.Weight;
import org.hiroba.health.Meters;
import org.hiroba.health.Watchdog;
import org.hiroba.health.WatchedPool;
import org.hiroba.health.WatchedTimer;
import org.hiroba.health.Workers;
import org.hiroba.jdbc.Database;
import org.hiroba.jdbc.Databases;
import org.hiroba.netservice.Listening;
import org.hiroba.netservice.NetworkServices;
import org.hiroba.relay.RelayService;
import org.hiroba.session.ChatThreads;
import org.hiroba.session.Heartbeat;
import org.hiroba.session.SessionRegistry;
import org.hiroba.teaching.IdleWatch;

/**
 * Puts the parts together and starts and stops them: what runs between deployment and undeployment.
 * Made and closed once each, on the container's thread.
 */
final class ChatServer implements AutoCloseable {
  /** How many threads may wait for slow peers; more pings and closes wait for one of them. */
  private static final int BACKGROUND_THREADS = 128;

  private static final int ROUND_THREADS = 4;
  private static final int BACKGROUND_WAITING = 65_536;
  private static final Duration SECOND = Duration.ofSeconds(1);
  private static final Duration CHECK_HEADS_EVERY = Duration.ofSeconds(2);
  private static final Logger LOG = System.getLogger(ChatServer.class.getName());

  private final Database database;
  private final ChatAssembly assembly;
  private final AccountParts accounts;
  private final FileParts files;
  private final Broker broker = new LocalBroker();
  private final NetworkServices network;
  private final RelayService relay;
  private final HealthRegistry health = new HealthRegistry();

  /** A pool of many makes a thread for each task until all are there; rounds need few. */
  private final WatchedPool rounds =
      new WatchedPool(Workers.patientPool("hiroba-rounds"), ROUND_THREADS, BACKGROUND_WAITING);

  private final Instruments instruments = Instruments.make();
  private final ServerHealth probes;
  private final BackupParts backups;
  private final Watchdog watchdog = new Watchdog(System::nanoTime);
  private final ChatThreads threads = new ChatThreads(System::nanoTime);
  private final WatchedPool background =
      new WatchedPool(
          Workers.patientPool("hiroba-background"), BACKGROUND_THREADS, BACKGROUND_WAITING);
  private final WatchedTimer clockwork = new WatchedTimer("hiroba-clock");
  private final Path home;
  private final ServerDrain drain;
  private final RunningTasks tasks;
  private final EndpointParts endpoints;

  /**
   * Opens and starts all parts.
   *
   * @param opened holds what is open when this throws; the caller closes it then
   */
  ChatServer(Reload reload, SessionRegistry sessions, RelayService.Jars relayJars, Opened opened) {
    Settings settings = reload.inForce().get().settings();
    Current<LiveSettings> live = reload.live();
    Clock clock = Clock.systemUTC();
    Meters meters = instruments.meters();
    home = settings.home().path();
    List<Feature> features = Features.all();
    database =
        opened.add(
            Databases.openAlone(settings.database(), settings.home(), Features.adapters(features)));
    opened.add(() -> Opened.awaitEnd(background, rounds, clockwork));
    opened.add(() -> threads.awaitEnd(5_000));
    opened.add(threads::stop);
    background.allowCoreThreadTimeOut(true);
    opened.add(() -> Opened.endNow(background, rounds, clockwork));
    LOG.log(Level.INFO, "Database: {0}", database.describe());
    SetupToken setupToken = AccountParts.setupToken(settings, database, clock);
    assembly =
        new ChatAssembly(
            new ChatAssembly.Storage(
                database.log(), database.rooms(), database.accounts(), database.search()),
            ChatAssembly.Manner.of(settings, live, EntryRules.lifetime(settings), clock),
            sessions,
            broker,
            features,
            setupToken,
            meters);
    opened.add(assembly);
    files =
        opened.add(
            new FileParts(settings.files(), settings.home(), database, assembly, clock, meters));
    broker.subscribe(files::heard);
    drain = new ServerDrain(chat(), sessions::count, settings.ops().drain(), background);
    tasks = new RunningTasks(drain, reload, assembly.writer());
    accounts =
        opened.add(new AccountParts(settings, database, assembly, setupToken, clock, live, tasks));
    opened.add(broker);
    ServerMeters.show(meters, sessions, broker);
    probes =
        opened.add(
            new ServerHealth(
                database,
                assembly.writer(),
                assembly.fanOut(),
                home,
                () -> live.get().ops().minFreeBytes()));
    probes.show(meters);
    backups =
        opened.add(
            new BackupParts(database, home, settings.backup(), files.bytes(), clock, meters));
    IdleWatch idle = new IdleWatch();
    endpoints =
        EndpointParts.of(
            settings,
            live,
            idle,
            new EndpointParts.Threads(threads, background, clockwork),
            meters);
    network = new NetworkServices(settings.listeners(), clock, meters);
    relay =
        new RelayService(
            settings.listeners().host(),
            settings.relay(),
            () -> live.get().access().origins(),
            relayJars,
            meters);
    assembly.start();
    accounts.start(clockwork, background, health, meters, broker);
    files.start(clockwork, rounds, health);
    Heartbeat heartbeat = new Heartbeat(sessions, assembly.presence(), settings.heartbeatSeconds());
    clockwork.every(SECOND, "heartbeat", () -> heartbeat.beat(System.nanoTime()));
    clockwork.every(Duration.ofSeconds(5), "idle-sockets", idle::look);
    assembly.periodicTasks().forEach((name, task) -> clockwork.every(SECOND, name, task));
    clockwork.every(CHECK_HEADS_EVERY, "heads", assembly.fanOut()::checkHeads);
    SignInWatch watch =
        new SignInWatch(
            sessions,
            database.accounts(),
            assembly.writer(),
            assembly.attendance(),
            clock,
            assembly.signIns());
    // It waits for the database, and the clock for nobody.
    clockwork.every(SignInWatch.EVERY, "sign-ins", rounds, watch::look);
    accounts.periodicTasks().forEach((name, task) -> clockwork.every(SECOND, name, rounds, task));
    RetentionPass retention = RetentionParts.pass(live, database, assembly, clock, meters);
    clockwork.every(SECOND, "retention", rounds, retention::look);
    clockwork.every(Duration.ofMinutes(1), "left-out-lines", instruments::flush);
    opened.add(network::stop);
    network.start();
    opened.add(relay::stop);
    relay.start();
    backups.start(clockwork, rounds, health);
    probes.register(health, watchdog, chat());
    watchAll();
    network.healthChecks().forEach(check -> health.register(Weight.ADVISORY, check));
    relay.healthCheck().ifPresent(check -> health.register(Weight.ADVISORY, check));
    database.onLoss(drain::begin);
    opened.add(watchdog);
    watchdog.start();
  }

  /** Lists the threads; those that read bodies come with their filter. */
  private void watchAll() {
    List<Supplier<List<Workers>>> all =
        List.of(
            assembly::threads,
            threads::threads,
            () -> List.of(background.workers(), rounds.workers(), clockwork.workers()),
            accounts::threads,
            files::threads,
            () -> List.of(probes.threads(), backups.threads()),
            database::threads,
            network::threads,
            relay::threads);
    all.forEach(watchdog::watch);
  }

  ChatService chat() {
    return assembly.chat();
  }

  SignIns signIns() {
    return assembly.signIns();
  }

  Accounts accounts() {
    return accounts.accounts();
  }

  FileAssembly files() {
    return files.assembly();
  }

  AccountParts parts() {
    return accounts;
  }

  ApiTokens apiTokens() {
    return assembly.apiTokens();
  }

  EndpointParts endpoints() {
    return endpoints;
  }

  Watchdog watchdog() {
    return watchdog;
  }

  HealthRegistry health() {
    return health;
  }

  Database database() {
    return database;
  }

  BackupParts backups() {
    return backups;
  }

  Instruments instruments() {
    return instruments;
  }

  /** Returns which database and which listeners there are, one line each. */
  List<String> summary() {
    return StartReport.summary(
        home,
        database,
        Stream.concat(
            network.listening().stream().map(Listening::toString), relay.listening().stream()));
  }

  RunningTasks tasks() {
    return tasks;
  }

  @Override
  public void close() {
    List<AutoCloseable> parts = new ArrayList<>();
    // Who stops on purpose raises no alarm.
    parts.add(watchdog);
    parts.add(drain::toTheEnd);
    parts.add(network::stop);
    parts.add(relay::stop);
    parts.add(clockwork::shutdownNow);
    parts.add(backups);
    parts.add(threads::stopCommands);
    parts.add(probes);
    parts.add(accounts);
    parts.add(files);
    parts.add(assembly);
    parts.add(broker);
    parts.add(threads::stop);
    parts.add(background::shutdown);
    parts.add(rounds::shutdown);
    parts.add(() -> threads.awaitEnd(5_000));
    parts.add(() -> Opened.awaitEnd(background, rounds, clockwork));
    parts.add(database);
    for (AutoCloseable part : parts) {
      try {
        part.close();
      } catch (Exception | Error e) {
        LOG.log(Level.WARNING, "A part did not stop cleanly", e);
      }
    }
  }
}
