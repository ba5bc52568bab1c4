package org.hiroba.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.hiroba.account.Reach;
import org.hiroba.account.Scope;
import org.hiroba.account.TokenHash;
import org.hiroba.account.User;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The table of commands and scopes of tokens: a new command needs a row. */
class TokenScopesTest {
  private static final AtomicInteger PEOPLE = new AtomicInteger();
  private static Plaza plaza;

  @BeforeAll
  static void open() {
    plaza = new Plaza();
    plaza.client("Bob").post("lobby", "first");
  }

  @AfterAll
  static void close() {
    plaza.close();
  }

  /** A command as it may be, and the scopes for which it is good; notices have no id. */
  private record Row(String fields, String scopes) {}

  private static final String ROOM = "'room':'lobby'";
  private static final String MESSAGE = ROOM + ",'target':1";
  private static final String ALL = "all";
  private static final String READ = "read all";

  private static final Map<String, Row> TABLE =
      new TreeMap<>(
          Map.ofEntries(
              Map.entry("hello", new Row("", "read post all")),
              Map.entry("ping", new Row("", "read post all")),
              Map.entry("post", new Row(ROOM + ",'text':'hi'", "post all")),
              Map.entry("edit", new Row(MESSAGE + ",'text':'hi'", ALL)),
              Map.entry("delete", new Row(MESSAGE, ALL)),
              Map.entry("react", new Row(MESSAGE + ",'emoji':'👍','on':true", ALL)),
              Map.entry("pin", new Row(MESSAGE + ",'on':true", ALL)),
              Map.entry("save", new Row(MESSAGE + ",'on':true", ALL)),
              Map.entry("read", new Row(ROOM + ",'seq':1", ALL)),
              Map.entry("markUnread", new Row(ROOM + ",'seq':1", ALL)),
              Map.entry("setNotify", new Row(ROOM + ",'level':'none'", ALL)),
              Map.entry("setRoom", new Row(ROOM + ",'favourite':true", ALL)),
              Map.entry("setProfile", new Row("'status':'busy'", ALL)),
              Map.entry("presence", new Row("'state':'away'", ALL)),
              Map.entry("typing", new Row(ROOM, ALL)),
              Map.entry("createRoom", new Row("'name':'new','kind':'public'", ALL)),
              Map.entry("openDirect", new Row("'users':['u1']", ALL)),
              Map.entry("updateRoom", new Row(ROOM + ",'topic':'x'", ALL)),
              Map.entry("joinRoom", new Row(ROOM, ALL)),
              Map.entry("leaveRoom", new Row(ROOM, ALL)),
              Map.entry("leaveRooms", new Row("'rooms':['r1']", ALL)),
              Map.entry("invite", new Row(ROOM + ",'user':'u1'", ALL)),
              Map.entry("remove", new Row(ROOM + ",'user':'u1'", ALL)),
              Map.entry("history", new Row(ROOM, READ)),
              Map.entry("versions", new Row(MESSAGE, READ)),
              Map.entry("reactors", new Row(MESSAGE + ",'emoji':'👍'", READ)),
              Map.entry("pins", new Row(ROOM, READ)),
              Map.entry("files", new Row(ROOM, READ)),
              Map.entry("counts", new Row(ROOM, READ)),
              Map.entry("search", new Row("'q':'hi'", READ)),
              Map.entry("mentions", new Row("", READ)),
              Map.entry("saved", new Row("", READ)),
              Map.entry("added", new Row("", READ)),
              Map.entry("rooms", new Row("", READ)),
              Map.entry("users", new Row("", READ)),
              Map.entry("members", new Row(ROOM, READ)),
              Map.entry("person", new Row("'user':'u1'", READ))));

  static Stream<Arguments> commandsAndScopes() {
    return TABLE.keySet().stream()
        .flatMap(
            command -> Arrays.stream(Scope.values()).map(scope -> Arguments.of(command, scope)));
  }

  @Test
  void hasARowForEveryCommand() {
    assertThat(plaza.kinds())
        .extracting(CommandKind::name)
        .containsExactlyInAnyOrderElementsOf(TABLE.keySet());
  }

  @ParameterizedTest
  @MethodSource("commandsAndScopes")
  void isKeptTo(String command, Scope scope) {
    Row row = TABLE.get(command);
    User owner = plaza.signedIn("person " + PEOPLE.incrementAndGet()).user();
    Client program = plaza.connectWith(owner, TokenHash.of(owner.name()), Reach.of(scope));
    if (scope == Scope.OPS) {
      assertThat(program.ask("hello", "").path("code").asText()).isEqualTo("forbidden");
      assertThat(program.session.isWelcomed()).isFalse();
      return;
    }
    if (!command.equals("hello")) {
      program.hello("");
    }
    String id = Client.newId();
    String fields = row.fields().isEmpty() ? "" : "," + row.fields();
    program.say("{'type':'" + command + "','id':'" + id + "'" + fields + "}");
    program.settle();
    program.say("{'type':'ping','id':'last'}");
    program.connection.await("pong", event -> event.path("re").asText().equals("last"));

    boolean refused =
        program.events("error").stream()
            .map(error -> error.path("message").asText())
            .anyMatch(message -> message.startsWith("A token of scope"));
    boolean good =
        scope == Scope.PERSON || Arrays.asList(row.scopes().split(" ")).contains(scope.wireName());
    assertThat(refused).as(program.events("error").toString()).isEqualTo(!good);
  }

  @Test
  void postsWithoutHearingOrKnowingMoreOfARoomThanItsName() {
    Client bob = plaza.client("Bob");
    Client ann = plaza.client("Ann");
    String room = bob.createRoom("builds", "private");
    bob.invite(room, ann);
    bob.must("updateRoom", "'room':'" + room + "','topic':'plans'");
    final long first = bob.post(room, "not for programs");
    Client program =
        plaza.connectWith(ann.session.user(), TokenHash.of("post"), Reach.of(Scope.POST));
    JsonNode welcome = program.hello("'resume':{'" + room + "':" + (first - 1) + "}");
    assertThat(welcome.path("rooms")).hasSize(2);
    for (JsonNode seen : welcome.path("rooms")) {
      assertThat(seen.path("head").asLong() + seen.path("unread").asLong()).isZero();
    }
    assertThat(welcome.path("rooms").toString()).contains("builds").doesNotContain("plans");

    bob.awaitEvent(room, program.post(room, "build done"));
    bob.awaitFanOut(room);
    bob.must(
        "invite", "'room':'" + bob.createRoom("more", "public") + "','user':'" + ann.id() + "'");
    ann.await("roomAdded");
    ann.must("setNotify", "'room':'" + room + "','level':'none'");
    bob.must("setProfile", "'status':'busy'");
    plaza.tick();
    bob.await("profile");
    program.settle();
    assertThat(program.connection.events())
        .extracting(event -> event.path("type").asText())
        .containsOnly("welcome", "accepted", "pong");
  }
}
