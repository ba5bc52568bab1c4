package org.hiroba.startup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.hiroba.account.AccountName;
import org.hiroba.account.Reach;
import org.hiroba.account.Role;
import org.hiroba.account.SignInOrigin;
import org.hiroba.account.TokenHash;
import org.hiroba.account.User;
import org.hiroba.account.UserId;
import org.hiroba.config.HomePlaces;
import org.hiroba.config.MapSource;
import org.hiroba.config.Resolution;
import org.hiroba.config.Settings;
import org.hiroba.config.SettingsResolver;
import org.hiroba.feature.account.Entrant;
import org.hiroba.health.Beat;
import org.hiroba.health.CheckResult;
import org.hiroba.health.HandWatchdog;
import org.hiroba.health.HealthStatus;
import org.hiroba.health.Workers;
import org.hiroba.log.Refusal;
import org.hiroba.relay.TestCertificate;
import org.hiroba.session.ChatSession;
import org.hiroba.session.FakeConnection;
import org.hiroba.session.OutboxLimits;
import org.hiroba.session.SessionQueues;
import org.hiroba.session.SessionRegistry;
import org.hiroba.smtp.MailJars;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Starts the whole server, all listeners and TLS included, and looks at every thread that this
 * made. Whoever adds a thread finds it here: it is watched, or this test fails.
 */
class EveryThreadTest {
  @TempDir Path folder;
  private final Set<Thread> before = Thread.getAllStackTraces().keySet();
  private final Opened opened = new Opened();
  private final CountDownLatch goOn = new CountDownLatch(1);
  private Settings settings;
  private ChatServer server;

  @BeforeEach
  void start() throws Exception {
    TestCertificate.make(folder, "EC", "-groupname", "secp256r1").write(folder, "relay");
    Map<String, String> values =
        Map.ofEntries(
            Map.entry("hiroba.home", Files.createDirectory(folder.resolve("home")).toString()),
            Map.entry("hiroba.auth", "local"),
            Map.entry("hiroba.url", "https://chat.example.com"),
            Map.entry("hiroba.mail.host", "localhost"),
            Map.entry("hiroba.mail.from", "hiroba@example.com"),
            Map.entry("hiroba.daytime.tcp.port", "0"),
            Map.entry("hiroba.daytime.udp.port", "0"),
            Map.entry("hiroba.echo.port", "0"),
            Map.entry("hiroba.relay.port", "0"),
            Map.entry("hiroba.backup.every", "1d"),
            Map.entry("hiroba.relay.tls.pem", folder.resolve("relay.crt").toString()),
            Map.entry("hiroba.relay.tls.key", folder.resolve("relay.key").toString()));
    SettingsResolver resolver =
        new SettingsResolver(
            List.of(MapSource.contextParams(values)), new HomePlaces(Map.of(), Optional.empty()));
    Resolution found = resolver.resolve();
    settings = found.settings();
    Reload reload = new Reload(resolver, found);
    server = new ChatServer(reload, new SessionRegistry(), EveryThreadTest::classPath, opened);
    server.parts().mail().start("/hiroba", MailJars::find);
    setAllToWork();
  }

  private static List<Path> classPath() {
    return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
        .map(Path::of)
        .toList();
  }

  /** Threads of pools come with their first task. */
  private void setAllToWork() throws Exception {
    server.signIns().signInGuest(new AccountName("ann"), null, null);
    User ann = new User(new UserId("ann"), "ann", "Ann", Set.of(Role.USER));
    SessionQueues queues = server.endpoints().sockets().threads().queues(ann.id());
    ChatSession session =
        new ChatSession(
            "1",
            ann,
            TokenHash.of("token"),
            Reach.PERSON,
            "127.0.0.1",
            FakeConnection.atOnce(),
            OutboxLimits.ofEvents(256),
            queues);
    Entrant nobody = new Entrant(SignInOrigin.unknownGuest(), "here", null);
    assertThatThrownBy(() -> server.accounts().desk().signIn("nobody", "password", null, nobody))
        .isInstanceOf(Refusal.class);
    CountDownLatch done = new CountDownLatch(5);
    assertThat(server.parts().providers().execute(done::countDown)).isTrue();
    session.queues().commands().execute(done::countDown);
    session.queues().reads().execute(done::countDown);
    queues.searches().execute(done::countDown);
    server.endpoints().sockets().background().execute(done::countDown);
    assertThat(done.await(20, TimeUnit.SECONDS)).isTrue();
  }

  @AfterEach
  void stop() throws Exception {
    goOn.countDown();
    server.close();
    settings.home().close();
    // A reverse lookup ends when the resolver gives up: nothing interrupts it.
    await()
        .atMost(Duration.ofMinutes(1))
        .untilAsserted(() -> assertThat(ours()).as("threads that outlive the server").isEmpty());
  }

  private List<Thread> ours() {
    return Thread.getAllStackTraces().keySet().stream()
        .filter(thread -> !before.contains(thread) && thread.isAlive())
        .filter(thread -> thread.getName().startsWith("hiroba"))
        .toList();
  }

  private List<Workers> loops() {
    return server.watchdog().watched().stream().filter(HandWatchdog::isLoop).toList();
  }

  @Test
  void watchesEveryThreadThatTheServerMade() {
    assertThat(server.health().live().status()).isEqualTo(HealthStatus.UP);
    Set<Thread> watched = new LinkedHashSet<>();
    server.watchdog().watched().forEach(kind -> watched.addAll(HandWatchdog.threads(kind)));
    assertThat(ours())
        .as("threads of ours that nobody watches")
        .isNotEmpty()
        .allSatisfy(thread -> assertThat(watched).contains(thread))
        .allSatisfy(thread -> assertThat(thread.isDaemon()).isTrue());
    assertThat(server.health().live().checks().stream().map(CheckResult::name))
        .containsExactlyInAnyOrder(
            "hiroba-watchdog",
            "hiroba-previews",
            "hiroba-scan-watch",
            "hiroba-log-writer",
            "hiroba-fan-out-0",
            "hiroba-fan-out-1",
            "hiroba-fan-out-heads",
            "hiroba-command",
            "hiroba-read",
            "hiroba-search",
            "hiroba-arrival",
            "hiroba-background",
            "hiroba-passwords",
            "hiroba-backup",
            "hiroba-mail",
            "hiroba-probe",
            "hiroba-rounds",
            "hiroba-oidc",
            "hiroba-clock",
            "hiroba-checkpoints",
            "hiroba-checkpoints-search",
            "hiroba-search-index",
            "hiroba-net",
            "hiroba-net-names",
            "hiroba-relay",
            "hiroba-relay-tls",
            "hiroba-relay-engine");
  }

  /** Those of pools are replaced, which WatchdogTest shows for all pools at once. */
  @Test
  void bringsEveryLoopBackThatAnErrorThrewOut() {
    List<Workers> loops = loops();
    for (Workers loop : loops) {
      HandWatchdog.injure(
          loop,
          () -> {
            throw new OutOfMemoryError("told to throw");
          });
    }
    for (Workers loop : loops) {
      await().alias(loop.name()).until(() -> HandWatchdog.isInjured(loop));
    }
    for (Workers loop : loops) {
      assertThat(HandWatchdog.threads(loop))
          .as(loop.name())
          .hasSize(1)
          .allSatisfy(thread -> assertThat(thread.isAlive()).isTrue());
    }
    assertThat(server.health().live().status()).isEqualTo(HealthStatus.UP);
  }

  @Test
  void saysWithinTenSecondsThatALoopHangs() {
    HandWatchdog hand = new HandWatchdog(server.watchdog()::watched);
    List<Workers> loops = loops();
    loops.forEach(loop -> HandWatchdog.injure(loop, this::hang));
    for (Workers loop : loops) {
      await().alias(loop.name()).until(() -> HandWatchdog.isInjured(loop));
    }
    hand.pass(10);
    for (Workers loop : loops) {
      assertThat(hand.check(loop.name()).data().get("error"))
          .as(loop.name())
          .asString()
          .contains(loop.name());
    }
  }

  /** Hangs in a piece of work, for ever as far as the watchdog can tell. */
  private void hang() {
    Beat.begins();
    boolean interrupted = false;
    while (goOn.getCount() > 0) {
      try {
        goOn.await();
      } catch (InterruptedException e) {
        interrupted = true;
      }
    }
    if (interrupted) {
      // Whoever closes the server as this ends asks the loop to end, and means it.
      Thread.currentThread().interrupt();
    }
  }
}
