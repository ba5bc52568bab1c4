package org.hiroba.session;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.StreamSupport;
import org.hiroba.account.Reach;
import org.hiroba.account.Role;
import org.hiroba.account.TokenHash;
import org.hiroba.account.User;
import org.hiroba.account.UserId;
import org.hiroba.protocol.CloseCode;
import org.hiroba.protocol.EncodedEvent;
import org.hiroba.protocol.EventEncoder;
import org.hiroba.protocol.PresenceState;
import org.hiroba.room.RoomId;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Tells of {@link Presence} and of {@link Heartbeat}, which finds out who is lost. */
class PresenceTest {
  private static final UserId ANN = new UserId("ann");
  private static final RoomId LOBBY = new RoomId("lobby");

  private final AtomicLong nanos = new AtomicLong();
  private final SessionRegistry sessions = new SessionRegistry();
  private final Presence presence = new Presence(sessions, new EventEncoder(), nanos::get);
  private final Heartbeat heartbeat = new Heartbeat(sessions, presence, 20);
  private final FakeConnection watching = FakeConnection.atOnce();

  @BeforeEach
  void watch() {
    welcomed("watcher", watching);
    presence.announce();
  }

  private ChatSession connected(String name, FakeConnection connection) {
    ChatSession session =
        new ChatSession(
            UUID.randomUUID().toString(),
            new User(new UserId(name), name, name, Set.of(Role.USER)),
            TokenHash.of(name),
            Reach.PERSON,
            "127.0.0.1",
            connection,
            OutboxLimits.ofEvents(256),
            SessionQueues.on(Runnable::run, Runnable::run));
    sessions.add(session);
    return session;
  }

  private ChatSession welcomed(String name, FakeConnection connection) {
    ChatSession session = connected(name, connection);
    session.enter(LOBBY);
    session.welcomed();
    presence.changed(session.user().id());
    return session;
  }

  private ChatSession welcomed(String name) {
    return welcomed(name, FakeConnection.atOnce());
  }

  private void disconnect(ChatSession session) {
    session.end();
    sessions.remove(session);
    presence.changed(session.user().id());
  }

  private void setAway(ChatSession session, boolean away) {
    session.setAway(away);
    presence.changed(session.user().id());
  }

  /** Returns what was told of Ann, in order. */
  private List<String> told() {
    return watching.events("presence").stream()
        .flatMap(event -> StreamSupport.stream(event.get("users").spliterator(), false))
        .filter(user -> user.get("id").asText().equals("ann"))
        .map(user -> user.get("state").asText())
        .toList();
  }

  private void secondsLater(int seconds) {
    for (int i = 0; i < seconds; i++) {
      nanos.addAndGet(Duration.ofSeconds(1).toNanos());
      presence.announce();
    }
  }

  @Test
  void tellsWhoComesOnlineFromWelcomeOn() {
    ChatSession session = connected("ann", FakeConnection.atOnce());
    session.enter(LOBBY);
    presence.announce();
    assertThat(told()).isEmpty();
    session.welcomed();
    presence.changed(ANN);
    assertThat(presence.of(ANN)).isEqualTo(PresenceState.ONLINE);
    presence.announce();
    presence.announce();
    assertThat(told()).containsExactly("online");
  }

  @Test
  void tellsAllChangesOfASecondInOneMessage() {
    for (int i = 0; i < 90; i++) {
      welcomed("p" + i);
    }
    int before = watching.frames().size();
    presence.announce();
    assertThat(watching.frames()).hasSize(before + 1);
    JsonNode last = watching.events("presence").get(watching.events("presence").size() - 1);
    assertThat(last.get("users")).hasSize(90);
  }

  @Test
  void saysNothingOfWhoComesBackInTheSameSecond() {
    ChatSession session = welcomed("ann");
    presence.announce();
    setAway(session, true);
    setAway(session, false);
    presence.announce();
    assertThat(told()).containsExactly("online");
  }

  @Test
  void isAwayOnlyWhenAllSocketsAre() {
    ChatSession laptop = welcomed("ann");
    ChatSession phone = welcomed("ann");
    setAway(laptop, true);
    presence.announce();
    assertThat(told()).containsExactly("online");
    setAway(phone, true);
    presence.announce();
    assertThat(presence.of(ANN)).isEqualTo(PresenceState.AWAY);
    setAway(laptop, false);
    presence.announce();
    assertThat(told()).containsExactly("online", "away", "online");
  }

  @Test
  void goesOfflineTenSecondsAfterTheLastSocketClosed() {
    ChatSession laptop = welcomed("ann");
    ChatSession phone = welcomed("ann");
    presence.announce();
    disconnect(laptop);
    secondsLater(30);
    disconnect(phone);
    secondsLater(9);
    assertThat(presence.of(ANN)).isEqualTo(PresenceState.ONLINE);
    assertThat(told()).containsExactly("online");
    secondsLater(1);
    assertThat(told()).containsExactly("online", "offline");
    assertThat(presence.of(ANN)).isEqualTo(PresenceState.OFFLINE);
  }

  @Test
  void staysOnlineWhenAPageIsLoadedAgain() {
    ChatSession session = welcomed("ann");
    presence.announce();
    disconnect(session);
    secondsLater(9);
    welcomed("ann");
    secondsLater(30);
    assertThat(told()).containsExactly("online");
  }

  @Test
  void saysNothingOfWhoCameAndWentUntold() {
    disconnect(welcomed("ann"));
    secondsLater(30);
    assertThat(told()).isEmpty();
  }

  /** Returns a heartbeat that looks at one session only. */
  private Heartbeat heartbeatOf(ChatSession session) {
    SessionRegistry alone = new SessionRegistry();
    alone.add(session);
    return new Heartbeat(alone, presence, 20);
  }

  private static long after(int seconds) {
    return System.nanoTime() + Duration.ofSeconds(seconds).toNanos();
  }

  @Test
  void pingsWhoWasSilentForOneHeartbeatAndOnlyOnceInAHeartbeat() {
    FakeConnection connection = FakeConnection.atOnce();
    ChatSession session = welcomed("ann", connection);
    heartbeat.beat(after(19));
    assertThat(connection.pings()).isZero();
    long now = after(21);
    heartbeat.beat(now);
    heartbeat.beat(now + Duration.ofSeconds(10).toNanos());
    assertThat(connection.pings()).isEqualTo(1);
    session.heard();
    heartbeat.beat(after(19));
    assertThat(connection.closes()).isEmpty();
  }

  @Test
  void closesWhoWasSilentForTwoHeartbeatsAndTellsAtOnceThatTheyAreGone() {
    FakeConnection dead = FakeConnection.atOnce();
    Heartbeat ofAnn = heartbeatOf(welcomed("ann", dead));
    presence.announce();
    ofAnn.beat(after(39));
    assertThat(dead.closes()).isEmpty();
    ofAnn.beat(after(41));
    ofAnn.beat(after(42));
    assertThat(dead.closes()).containsExactly(CloseCode.HEARTBEAT_MISSED);
    presence.announce();
    assertThat(told()).containsExactly("online", "offline");
  }

  @Test
  void keepsALostPersonOnlineWhoHasAnotherSocket() {
    Heartbeat ofAnn = heartbeatOf(welcomed("ann"));
    presence.announce();
    ofAnn.beat(after(41));
    welcomed("ann");
    presence.announce();
    assertThat(told()).containsExactly("online");
  }

  @Test
  void closesWhoDoesNotSayHelloInTime() {
    FakeConnection silent = FakeConnection.atOnce();
    connected("ann", silent);
    heartbeat.beat(after(9));
    assertThat(silent.closes()).isEmpty();
    heartbeat.beat(after(11));
    assertThat(silent.closes()).containsExactly(CloseCode.POLICY_VIOLATION);
  }

  @Test
  void closesWhoDoesNotEndAMessageInTime() {
    FakeConnection connection = FakeConnection.atOnce();
    ChatSession session = welcomed("ann", connection);
    long begun = System.nanoTime();
    session.unfinishedSince(begun);
    session.unfinishedSince(begun + 1_000);
    heartbeat.beat(begun + Duration.ofSeconds(30).toNanos());
    assertThat(connection.closes()).isEmpty();
    session.heard();
    heartbeat.beat(begun + Duration.ofSeconds(31).toNanos());
    assertThat(connection.closes()).containsExactly(CloseCode.POLICY_VIOLATION);
  }

  @Test
  void forgetsAMessageThatEnded() {
    FakeConnection connection = FakeConnection.atOnce();
    ChatSession session = welcomed("ann", connection);
    session.unfinishedSince(System.nanoTime());
    session.unfinishedSince(0);
    heartbeat.beat(after(35));
    assertThat(connection.closes()).isEmpty();
  }

  @Test
  void closesWhoDoesNotTakeAMessageInTimeThoughTheyAreHeard() {
    FakeConnection stuck = FakeConnection.whenTold();
    ChatSession session = welcomed("ann", stuck);
    session.send(EncodedEvent.of("{}", false));
    heartbeat.beat(after(19));
    assertThat(stuck.closes()).isEmpty();
    session.heard();
    heartbeat.beat(after(21));
    assertThat(stuck.closes()).containsExactly(CloseCode.SLOW_CONSUMER);
  }

  @Test
  void keepsWhoTakesMessagesInTime() {
    FakeConnection connection = FakeConnection.atOnce();
    ChatSession session = welcomed("ann", connection);
    session.send(EncodedEvent.of("{}", false));
    heartbeat.beat(after(21));
    assertThat(connection.closes()).isEmpty();
  }
}
