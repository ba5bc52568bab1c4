package org.hiroba.session;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.ArrayList;
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
import org.hiroba.protocol.EventEncoder;
import org.hiroba.protocol.Frame;
import org.hiroba.room.RoomId;
import org.junit.jupiter.api.Test;

/** Who is told of whom, and how much that is among many. */
class PresenceNewsTest {
  private static final RoomId LOBBY = new RoomId("lobby");
  private static final RoomId TEAM = new RoomId("team");
  private static final RoomId OTHERS = new RoomId("others");

  private final AtomicLong nanos = new AtomicLong();
  private final SessionRegistry sessions = new SessionRegistry();
  private final Presence presence = new Presence(sessions, new EventEncoder(), nanos::get);
  private final List<Person> people = new ArrayList<>();

  private record Person(ChatSession session, FakeConnection connection) {
    /** Returns what was told to this person of another, in order. */
    List<String> toldOf(String name) {
      return connection.events("presence").stream()
          .flatMap(event -> StreamSupport.stream(event.get("users").spliterator(), false))
          .filter(user -> user.get("id").asText().equals(name))
          .map(user -> user.get("state").asText())
          .toList();
    }

    long states() {
      return connection.events("presence").stream().mapToLong(e -> e.get("users").size()).sum();
    }

    long timesAskedAgain() {
      return connection.events("presence").stream()
          .filter(event -> event.path("again").asBoolean())
          .count();
    }

    long bytes() {
      return connection.frames().stream().mapToLong(Frame::utf8Bytes).sum();
    }
  }

  private Person come(String name, boolean comesBack, RoomId... rooms) {
    FakeConnection connection = FakeConnection.atOnce();
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
    for (RoomId room : rooms) {
      session.enter(room);
    }
    session.welcomed();
    if (comesBack) {
      presence.returned(session.user().id());
    } else {
      presence.changed(session.user().id());
    }
    Person person = new Person(session, connection);
    people.add(person);
    return person;
  }

  private Person come(String name, RoomId... rooms) {
    return come(name, false, rooms);
  }

  private void go(Person person) {
    person.session().end();
    sessions.remove(person.session());
    presence.changed(person.session().user().id());
  }

  private void secondsLater(int seconds) {
    for (int i = 0; i < seconds; i++) {
      nanos.addAndGet(Duration.ofSeconds(1).toNanos());
      presence.announce();
    }
  }

  @Test
  void tellsThoseOnlyWhoShareARoom() {
    Person bob = come("bob", TEAM);
    Person zoe = come("zoe", OTHERS);
    Person ann = come("ann", TEAM);
    secondsLater(1);
    go(ann);
    secondsLater(11);
    assertThat(bob.toldOf("ann")).containsExactly("online", "offline");
    assertThat(zoe.toldOf("ann")).isEmpty();
    assertThat(zoe.toldOf("zoe")).containsExactly("online");
  }

  @Test
  void tellsOnceWhoSharesSeveralRooms() {
    Person bob = come("bob", TEAM, OTHERS);
    come("ann", TEAM, OTHERS);
    secondsLater(1);
    assertThat(bob.toldOf("ann")).containsExactly("online");
  }

  @Test
  void introducesWhoComesToHearARoom() {
    Person bob = come("bob", TEAM);
    Person ann = come("ann", OTHERS);
    secondsLater(1);
    assertThat(bob.toldOf("ann")).isEmpty();
    ann.session().enter(TEAM);
    presence.changed(ann.session().user().id());
    secondsLater(1);
    assertThat(bob.toldOf("ann")).containsExactly("online");
    assertThat(ann.toldOf("bob")).containsExactly("online");
  }

  @Test
  void tellsInACrowdOnlyThoseWhoShowTheRoomAndThoseWhoShareASmallOne() {
    for (int i = 0; i <= PresenceNews.CROWD; i++) {
      come("p" + i, LOBBY);
    }
    Person colleague = come("colleague", LOBBY, TEAM);
    Person viewer = come("viewer", LOBBY);
    viewer.session().looksAt(LOBBY);
    secondsLater(120);
    come("ann", LOBBY, TEAM);
    secondsLater(1);
    assertThat(colleague.toldOf("ann")).containsExactly("online");
    assertThat(viewer.toldOf("ann")).containsExactly("online");
    assertThat(people.get(0).toldOf("ann")).isEmpty();
    come("eve", LOBBY);
    secondsLater(8);
    assertThat(viewer.toldOf("eve")).isEmpty();
    secondsLater(2);
    assertThat(viewer.toldOf("eve")).containsExactly("online");
  }

  /** Membership is not to be learnt from who is told of whom. */
  @Test
  void tellsNobodyOfARoomThatTheyOnlyAskedFor() {
    Person stranger = come("stranger", OTHERS);
    stranger.session().looksAt(TEAM);
    for (int i = 0; i <= PresenceNews.CROWD; i++) {
      come("p" + i, TEAM);
    }
    secondsLater(20);
    assertThat(stranger.toldOf("p1")).isEmpty();
    assertThat(stranger.timesAskedAgain()).isZero();
  }

  @Test
  void asksToLookAgainWhenManyChangedAtOnce() {
    for (int i = 0; i < PresenceNews.CROWD; i++) {
      RoomId each = new RoomId("r" + i);
      come("a" + i, each);
      come("b" + i, each);
    }
    RoomId[] all = new RoomId[PresenceNews.CROWD];
    for (int i = 0; i < all.length; i++) {
      all[i] = new RoomId("r" + i);
    }
    Person busy = come("busy", all);
    secondsLater(1);
    assertThat(busy.timesAskedAgain()).isEqualTo(1);
    assertThat(busy.states()).isZero();
    assertThat(people.get(0).toldOf("b0")).containsExactly("online");
  }

  /** As when a server starts again: a million states when each is told of each. */
  @Test
  void tellsNoSquareWhenAWholeTownConnectsAtOnce() {
    int town = 2_000;
    for (int i = 0; i < town; i++) {
      come("p" + i, LOBBY, new RoomId("team" + i / 10)).session().looksAt(LOBBY);
      if (i % 200 == 199) {
        secondsLater(1);
      }
    }
    secondsLater(120);
    long states = people.stream().mapToLong(Person::states).sum();
    long bytes = people.stream().mapToLong(Person::bytes).sum();
    long again = people.stream().mapToLong(Person::timesAskedAgain).sum();
    System.getLogger("presence")
        .log(System.Logger.Level.INFO, "{0} states, {1} bytes, {2} again", states, bytes, again);
    assertThat(states).isLessThanOrEqualTo(town * 10L + town * PresenceNews.MOST_AT_ONCE / 10);
    assertThat(again).isBetween(1L, 3L * town);
  }

  @Test
  void keepsQuietOfMostWhoComeBackAfterAStartAndAsksAllOnceAtTheEnd() {
    int room = 10;
    int rooms = 50;
    for (int i = 0; i < room * rooms; i++) {
      come("p" + i, true, new RoomId("team" + i % rooms));
      if (i % 50 == 49) {
        secondsLater(1);
      }
    }
    secondsLater(20);
    long told = people.stream().mapToLong(Person::states).sum();
    assertThat(told).isBetween(1L, (long) Presence.RETURNS_TOLD * room);
    Person late = come("late", new RoomId("team0"));
    secondsLater(1);
    assertThat(people.get(0).toldOf("late")).containsExactly("online");
    secondsLater(Presence.RETURN_SECONDS);
    assertThat(people).allMatch(person -> person.timesAskedAgain() == 1);
    assertThat(presence.of(late.session().user().id()).wireName()).isEqualTo("online");
    go(people.get(room));
    secondsLater(11);
    assertThat(people.get(room + rooms).toldOf("p" + room)).contains("offline");
  }

  @Test
  void tellsOfThoseWhoComeBackToASmallServer() {
    Person ann = come("ann", true, LOBBY);
    secondsLater(1);
    come("bob", true, LOBBY);
    secondsLater(1);
    assertThat(ann.toldOf("bob")).containsExactly("online");
    secondsLater(Presence.RETURN_SECONDS);
    assertThat(ann.timesAskedAgain()).isZero();
  }

  @Test
  void saysAgainOnTheWire() {
    List<JsonNode> events = new ArrayList<>();
    for (int i = 0; i < 102; i++) {
      come("p" + i, LOBBY).session().looksAt(LOBBY);
    }
    secondsLater(1);
    events.addAll(people.get(0).connection().events("presence"));
    assertThat(events).hasSize(1);
    assertThat(events.get(0).get("users")).isEmpty();
    assertThat(events.get(0).get("again").asBoolean()).isTrue();
  }

  /** A connection that throws whatever it likes is lost alone. */
  @Test
  void tellsTheOthersWhenOneConnectionThrowsAnError() {
    Person before = come("before", TEAM);
    FakeConnection throwing = FakeConnection.throwingErrors();
    ChatSession broken =
        new ChatSession(
            UUID.randomUUID().toString(),
            new User(new UserId("broken"), "broken", "broken", Set.of(Role.USER)),
            TokenHash.of("broken"),
            Reach.PERSON,
            "127.0.0.1",
            throwing,
            OutboxLimits.ofEvents(256),
            SessionQueues.on(Runnable::run, Runnable::run));
    sessions.add(broken);
    broken.enter(TEAM);
    broken.welcomed();
    presence.changed(broken.user().id());
    Person after = come("after", TEAM);
    secondsLater(1);
    assertThat(before.toldOf("after")).containsExactly("online");
    assertThat(after.toldOf("before")).containsExactly("online");
    assertThat(throwing.closes()).isNotEmpty();
    come("ann", TEAM);
    secondsLater(1);
    assertThat(before.toldOf("ann")).containsExactly("online");
  }
}
