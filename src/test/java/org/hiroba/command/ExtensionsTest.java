package org.hiroba.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.hiroba.account.AccountName;
import org.hiroba.account.Role;
import org.hiroba.account.SignInOrigin;
import org.hiroba.account.User;
import org.hiroba.feature.signin.RolesSet;
import org.hiroba.feature.signin.SetupToken;
import org.hiroba.feature.signin.SignIns;
import org.hiroba.log.Refusal;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The commands by which this server extends {@code hiroba.v1}. */
class ExtensionsTest {
  private ChatDesk desk;
  private ChatDesk.Client ann;
  private ChatDesk.Client bob;

  @BeforeEach
  void open() throws Refusal {
    desk = new ChatDesk(0, SetupToken.none());
    ann = desk.enter("Ann");
    bob = desk.enter("Bob");
  }

  @AfterEach
  void close() {
    desk.close();
  }

  /**
   * The rights matrix. Room {@code secret} is private: Ann owns it, Bob is a member, Cat never was,
   * Dan was removed. Room {@code open} is public with Ann and Bob in it. Each has one message.
   */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "'type':'versions','target':1 | ok | ok | not-found | not-found | ok",
        "'type':'pins' | ok | ok | not-found | not-found | ok",
        "'type':'save','target':1,'on':true | ok | ok | not-found | not-found | ok",
        "'type':'save','target':1,'on':false | ok | ok | not-found | not-found | ok",
        "'type':'pin','target':1,'on':true | ok | ok | not-found | not-found | forbidden",
        "'type':'pin','target':1,'on':false | ok | ok | not-found | not-found | forbidden",
        "'type':'setNotify','level':'none' | ok | ok | not-found | not-found | forbidden",
        "'type':'counts' | ok | ok | not-found | not-found | forbidden",
        "'type':'markUnread','seq':1 | ok | ok | not-found | not-found | forbidden"
      },
      quoteCharacter = '"')
  void obeysTheRightsOfEachRoom(
      String command,
      String owner,
      String member,
      String outsider,
      String removed,
      String outsiderOfPublicRoom)
      throws Refusal {
    ChatDesk.Client cat = desk.enter("Cat");
    ChatDesk.Client dan = desk.enter("Dan");
    String secret = room("secret", "private", bob, dan);
    ann.must("'type':'remove','room':'%s','user':'%s'".formatted(secret, dan.user.id().value()));
    String open = room("open", "public", bob);

    String inSecret = command + ",'room':'" + secret + "'";
    assertThat(ann.code(inSecret)).isEqualTo(owner);
    assertThat(bob.code(inSecret)).isEqualTo(member);
    assertThat(cat.code(inSecret)).isEqualTo(outsider);
    assertThat(dan.code(inSecret)).isEqualTo(removed);
    assertThat(cat.code(command + ",'room':'" + open + "'")).isEqualTo(outsiderOfPublicRoom);
    // A hidden room and one that is not there are answered alike.
    JsonNode hidden = cat.ask(inSecret);
    JsonNode absent = cat.ask(command + ",'room':'nowhere'");
    assertThat(hidden.get("message")).isEqualTo(absent.get("message"));
    assertThat(hidden.get("code").asText()).isEqualTo("not-found");
  }

  @Test
  void answersNothingBeforeHello() throws Refusal {
    ChatDesk.Client eve = desk.new Client(desk.signIn("Eve"));

    for (String command :
        List.of("'type':'saved'", "'type':'mentions'", "'type':'setProfile','status':'x'")) {
      assertThat(eve.code(command)).isEqualTo("bad-request");
    }
  }

  @Test
  void showsEarlierVersionsToWhoMayReadTheRoom() {
    long target = ann.post("lobby", "one");
    ann.must("'type':'edit','room':'lobby','target':%d,'text':'two'".formatted(target));
    ann.must("'type':'edit','room':'lobby','target':%d,'text':'three'".formatted(target));

    JsonNode answer = bob.must("'type':'versions','room':'lobby','target':" + target);
    assertThat(answer.get("versions").findValuesAsText("text")).containsExactly("one", "two");
    assertThat(answer.get("versions").findValuesAsText("by")).containsOnly(ann.user.id().value());
    assertThat(answer.get("hasBefore").asBoolean()).isFalse();
    assertThat(bob.code("'type':'versions','room':'lobby','target':999")).isEqualTo("not-found");

    ann.must("'type':'delete','room':'lobby','target':" + target);
    JsonNode gone = ann.ask("'type':'versions','room':'lobby','target':" + target);
    assertThat(gone.get("code").asText()).isEqualTo("not-found");
    assertThat(gone.toString()).doesNotContain("one").doesNotContain("two");
  }

  @Test
  void mutesARoomOnAllSocketsOfOnePerson() {
    ChatDesk.Client tab = desk.connect(ann.user);
    JsonNode accepted = ann.must("'type':'setNotify','room':'lobby','level':'none'");

    assertThat(accepted.has("seq")).isFalse();
    JsonNode told = tab.awaitEvent("roomSettings");
    assertThat(told.get("room").asText()).isEqualTo("lobby");
    assertThat(told.get("notify").asText()).isEqualTo("none");
    assertThat(ann.events("roomSettings")).isEmpty();
    assertThat(bob.events("roomSettings")).isEmpty();
    assertThat(lobbyOf(desk.connect(ann.user)).get("notify").asText()).isEqualTo("none");
    assertThat(lobbyOf(desk.connect(bob.user)).get("notify").asText()).isEqualTo("all");
  }

  @Test
  void carriesOutAResentCommandOnlyOnce() {
    ChatDesk.Client tab = desk.connect(ann.user);
    JsonNode first = ann.askAs("n1", "'type':'setNotify','room':'lobby','level':'none'");
    ann.must("'type':'setNotify','room':'lobby','level':'all'");
    assertThat(ann.askAs("n1", "'type':'setNotify','room':'lobby','level':'none'"))
        .isEqualTo(first);
    assertThat(lobbyOf(desk.connect(ann.user)).get("notify").asText()).isEqualTo("all");
    assertThat(tab.events("roomSettings")).hasSize(2);
    assertThat(ann.askAs("n1", "'type':'setNotify','room':'lobby','level':'all'").get("code"))
        .hasToString("\"conflict\"");

    long target = ann.post("lobby", "pin me");
    String pin = "'type':'pin','room':'lobby','target':%d,'on':true".formatted(target);
    JsonNode pinned = ann.askAs("p1", pin);
    ann.must("'type':'pin','room':'lobby','target':%d,'on':false".formatted(target));
    assertThat(ann.askAs("p1", pin)).isEqualTo(pinned);
    assertThat(ann.must("'type':'pins','room':'lobby'").get("messages")).isEmpty();
  }

  @Test
  void marksAsUnreadOnAllSocketsOfOnePerson() {
    long first = ann.post("lobby", "one");
    ann.post("lobby", "@Bob two");
    long last = ann.post("lobby", "three");
    ChatDesk.Client tab = desk.connect(bob.user);
    bob.tell("'type':'read','room':'lobby','seq':" + last);
    assertThat(tab.awaitEvent("read").get("upTo").asLong()).isEqualTo(last);

    JsonNode accepted = bob.must("'type':'markUnread','room':'lobby','seq':" + (first + 1));
    assertThat(accepted.has("seq")).isFalse();
    org.awaitility.Awaitility.await().until(() -> tab.events("read").size() == 2);
    assertThat(tab.awaitEvent("read").get("upTo").asLong()).isEqualTo(first);
    JsonNode lobby = lobbyOf(desk.connect(bob.user));
    assertThat(lobby.get("readUpTo").asLong()).isEqualTo(first);
    assertThat(lobby.get("unread").asLong()).isEqualTo(2);
    assertThat(lobby.get("mentions").asLong()).isEqualTo(1);

    bob.must("'type':'markUnread','room':'lobby','seq':9223372036854775807");
    assertThat(lobbyOf(desk.connect(bob.user)).get("readUpTo").asLong()).isEqualTo(last);
  }

  @Test
  void keepsSavedMessagesToOneselfAndToRoomsOneMayRead() {
    String secret = room("secret", "private", bob);
    long inLobby = ann.post("lobby", "in lobby");
    bob.must("'type':'save','room':'%s','target':1,'on':true".formatted(secret));
    bob.must("'type':'save','room':'lobby','target':%d,'on':true".formatted(inLobby));
    bob.must("'type':'save','room':'lobby','target':%d,'on':true".formatted(inLobby));

    assertThat(bob.must("'type':'saved'").get("items").findValuesAsText("room"))
        .containsExactly("lobby", secret);
    JsonNode part = bob.must("'type':'saved','limit':1");
    assertThat(part.get("items").findValuesAsText("text")).containsExactly("in lobby");
    JsonNode rest =
        bob.must("'type':'saved','limit':1,'cursor':'%s'".formatted(part.get("cursor").asText()));
    assertThat(rest.get("items").findValuesAsText("text")).containsExactly("first in secret");
    assertThat(rest.has("cursor")).isFalse();
    assertThat(ann.must("'type':'saved'").get("items")).isEmpty();
    assertThat(bob.code("'type':'save','room':'lobby','target':999,'on':true"))
        .isEqualTo("not-found");

    ann.must("'type':'remove','room':'%s','user':'%s'".formatted(secret, bob.user.id().value()));
    assertThat(bob.must("'type':'saved'").get("items").findValuesAsText("room"))
        .containsExactly("lobby");
    ann.must("'type':'delete','room':'lobby','target':" + inLobby);
    JsonNode deleted = bob.must("'type':'saved'").get("items").get(0);
    assertThat(deleted.toString()).doesNotContain("in lobby").contains("\"deleted\":true");
    assertThat(bob.code("'type':'save','room':'lobby','target':%d,'on':true".formatted(inLobby)))
        .isEqualTo("conflict");
    bob.must("'type':'save','room':'lobby','target':%d,'on':false".formatted(inLobby));
    assertThat(bob.must("'type':'saved'").get("items")).isEmpty();
  }

  @Test
  void pinsForAllInTheRoomAndReplaysIt() {
    long target = ann.post("lobby", "pin me");
    JsonNode accepted =
        bob.must("'type':'pin','room':'lobby','target':%d,'on':true".formatted(target));

    JsonNode event = ann.awaitEvent("pinned");
    assertThat(event.get("seq")).isEqualTo(accepted.get("seq"));
    assertThat(event.get("target").asLong()).isEqualTo(target);
    assertThat(event.get("on").asBoolean()).isTrue();
    assertThat(event.get("by").asText()).isEqualTo(bob.user.id().value());
    assertThat(
            ann.must("'type':'pin','room':'lobby','target':%d,'on':true".formatted(target))
                .has("seq"))
        .isFalse();
    assertThat(ann.must("'type':'pins','room':'lobby'").get("messages").findValuesAsText("text"))
        .containsExactly("pin me");
    ChatDesk.Client late = desk.new Client(ann.user);
    late.must("'type':'hello','resume':{'lobby':0}");
    assertThat(late.awaitEvent("pinned")).isEqualTo(event);

    ann.must("'type':'delete','room':'lobby','target':" + target);
    assertThat(ann.must("'type':'pins','room':'lobby'").get("messages")).isEmpty();
    for (boolean on : new boolean[] {true, false}) {
      assertThat(ann.code("'type':'pin','room':'lobby','target':%d,'on':%b".formatted(target, on)))
          .isEqualTo("conflict");
    }
    assertThat(ann.code("'type':'pin','room':'lobby','target':999,'on':true"))
        .isEqualTo("not-found");
  }

  @Test
  void pinsNothingInAnArchivedRoomNorBeyondTheLimit() {
    String room = room("old", "public", bob);
    for (int i = 0; i < 100; i++) {
      long target = ann.post(room, "m" + i);
      ann.must("'type':'pin','room':'%s','target':%d,'on':true".formatted(room, target));
    }
    assertThat(ann.code("'type':'pin','room':'%s','target':1,'on':true".formatted(room)))
        .isEqualTo("conflict");
    JsonNode part = ann.must("'type':'pins','room':'%s','limit':1000".formatted(room));
    assertThat(part.get("messages")).hasSize(50);
    JsonNode rest =
        ann.must(
            "'type':'pins','room':'%s','limit':50,'cursor':'%s'"
                .formatted(room, part.get("cursor").asText()));
    assertThat(rest.get("messages")).hasSize(50);
    assertThat(rest.has("cursor")).isFalse();

    ann.must("'type':'updateRoom','room':'%s','archived':true".formatted(room));
    assertThat(ann.code("'type':'pin','room':'%s','target':2,'on':false".formatted(room)))
        .isEqualTo("conflict");
  }

  @Test
  void listsOwnMentionsNewestFirst() {
    String secret = room("secret", "private", bob);
    ann.post("lobby", "hi @Bob");
    ann.post(secret, "psst @Bob");

    JsonNode all = bob.must("'type':'mentions'");
    assertThat(all.get("hits").findValuesAsText("snippet")).containsExactly("psst @Bob", "hi @Bob");
    assertThat(all.at("/hits/0/from/name").asText()).isEqualTo("Ann");
    JsonNode part = bob.must("'type':'mentions','limit':1");
    JsonNode rest =
        bob.must(
            "'type':'mentions','limit':1,'cursor':'%s'".formatted(part.get("cursor").asText()));
    assertThat(rest.get("hits").findValuesAsText("snippet")).containsExactly("hi @Bob");
    assertThat(rest.has("cursor")).isFalse();
    assertThat(ann.must("'type':'mentions'").get("hits")).isEmpty();
    bob.must("'type':'leaveRoom','room':'" + secret + "'");
    assertThat(bob.must("'type':'mentions'").get("hits").findValuesAsText("snippet"))
        .containsExactly("hi @Bob");
  }

  @Test
  void refusesADisplayNameByWhichOneIsTakenForAnother() {
    bob.must("'type':'setProfile','displayName':'Robert'");
    for (String name :
        List.of(
            "Bob",
            "bob…",
            "B o b",
            "Воb",
            "BÖB",
            "Robert",
            "Rоbert",
            "Robert\u200b",
            "admin",
            "Here")) {
      assertThat(ann.code("'type':'setProfile','displayName':'" + name + "'"))
          .as(name)
          .isEqualTo("conflict");
    }
    for (String name : List.of("Bobby", "Robert A.", "Ann", "ann.", "Ann 花子", "花子", "🎉")) {
      assertThat(ann.code("'type':'setProfile','displayName':'" + name + "'"))
          .as(name)
          .isEqualTo("ok");
    }
    bob.must("'type':'setProfile','displayName':'Bob','status':'back'");
    bob.must("'type':'setProfile','displayName':'Bob'");
    assertThat(ann.code("'type':'setProfile','displayName':'Robert'")).isEqualTo("ok");
  }

  @Test
  void showsANewProfileToEverybody() {
    ChatDesk.Client tab = desk.connect(ann.user);
    JsonNode accepted = ann.must("'type':'setProfile','displayName':'Ann 花子','status':'at lunch'");
    assertThat(accepted.get("room").asText()).isEqualTo("lobby");
    ann.must("'type':'setProfile','status':'back'");
    desk.tick();
    desk.tick();

    for (ChatDesk.Client client : List.of(tab, bob)) {
      JsonNode told = client.awaitEvent("profile");
      assertThat(client.events("profile")).hasSize(1);
      assertThat(told.at("/user/displayName").asText()).isEqualTo("Ann 花子");
      assertThat(told.at("/user/name").asText()).isEqualTo("Ann");
      assertThat(told.get("status").asText()).isEqualTo("back");
    }
    JsonNode found = bob.must("'type':'users','q':'花子'").get("users");
    assertThat(found.findValuesAsText("status")).containsExactly("back");
    assertThat(bob.must("'type':'users','q':'Bob'").get("users").findValuesAsText("status"))
        .isEmpty();
    ann.post("lobby", "hello");
    assertThat(bob.awaitEvent("message").at("/from/displayName").asText()).isEqualTo("Ann 花子");
  }

  @Test
  void limitsTheRateOfChanges() throws Refusal {
    try (ChatDesk limited = new ChatDesk(1, SetupToken.none())) {
      ChatDesk.Client eve = limited.enter("Eve");
      List<String> codes = new ArrayList<>();
      for (int i = 0; i < 10; i++) {
        codes.add(eve.code("'type':'setNotify','room':'lobby','level':'none'"));
      }
      assertThat(codes).containsOnly("ok");
      assertThat(eve.code("'type':'setNotify','room':'lobby','level':'none'"))
          .isEqualTo("rate-limited");
      assertThat(eve.ask("'type':'setProfile','status':'x'").get("retryAfterMillis").asLong())
          .isPositive();
      limited.nanos.addAndGet(1_000_000_000L);
      assertThat(eve.code("'type':'setProfile','status':'x'")).isEqualTo("ok");
    }
  }

  @Test
  void letsAnAdministratorDeleteWhereTheyMayRead() throws Refusal {
    String open = room("open", "public", bob);
    String secret = room("secret", "private", bob);
    ChatDesk.Client cat = desk.enter("Cat");
    String inOpen = "'type':'delete','target':1,'room':'" + open + "'";
    String inSecret = "'type':'delete','target':1,'room':'" + secret + "'";
    assertThat(cat.code(inOpen)).isEqualTo("forbidden");
    desk.note(new RolesSet(cat.user.id(), java.util.Set.of(Role.USER, Role.ADMIN)));

    assertThat(cat.code(inSecret)).isEqualTo("not-found");
    assertThat(cat.code(inOpen)).isEqualTo("ok");
    assertThat(bob.code(inSecret)).isEqualTo("forbidden");
  }

  @Test
  void makesWhoPresentsTheSetupTokenAdministratorOnce(@TempDir Path home) throws Exception {
    SetupToken setup = SetupToken.open(home, false);
    Path file = home.resolve(SetupToken.FILE);
    String token = Files.readString(file).strip();
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo("rw-------");
    try (ChatDesk guarded = new ChatDesk(0, setup)) {
      assertUnauthorized(() -> admin(guarded, "Eve", "wrong"));
      assertUnauthorized(() -> admin(guarded, "Eve", ""));
      assertThat(guarded.store.accounts().findByName(new AccountName("Eve"))).isEmpty();
      User root = admin(guarded, "Root", token);
      assertThat(root.roles()).containsExactlyInAnyOrder(Role.USER, Role.ADMIN);
      assertThat(guarded.store.accounts().find(root.id())).contains(root);
      assertThat(file).doesNotExist();
      assertUnauthorized(() -> admin(guarded, "Eve", token));
      assertThat(
              guarded
                  .store
                  .accounts()
                  .hasLiveAdmin(java.time.Instant.parse("2026-11-21T13:00:00Z")))
          .isTrue();
    }
    Files.writeString(file, "stale");
    SetupToken.open(home, true);
    assertThat(file).doesNotExist();
  }

  @Test
  void makesAnAccountThatIsSignedInAdministratorOnItsOpenSocketsToo(@TempDir Path home)
      throws Exception {
    SetupToken setup = SetupToken.open(home, false);
    String token = Files.readString(home.resolve(SetupToken.FILE)).strip();
    try (ChatDesk guarded = new ChatDesk(0, setup)) {
      ChatDesk.Client eve = guarded.enter("Eve");
      long target = eve.post("lobby", "spam");
      SignIns.SignedIn cat = guarded.signIns.signInGuest(new AccountName("Cat"), null, null);
      ChatDesk.Client socket = guarded.connect(cat.user());
      assertThat(socket.code("'type':'delete','room':'lobby','target':" + target))
          .isEqualTo("forbidden");
      SignIns.SignedIn again =
          guarded.signIns.signInAdmin(
              new AccountName("Cat"),
              null,
              org.hiroba.account.TokenHash.of(cat.token()),
              token,
              SignInOrigin.unknownGuest());
      assertThat(again.user().id()).isEqualTo(cat.user().id());
      assertThat(
              guarded
                  .connect(again.user())
                  .code("'type':'delete','room':'lobby','target':" + target))
          .isEqualTo("ok");
    }
  }

  private static User admin(ChatDesk desk, String name, String token) throws Refusal {
    return desk.signIns
        .signInAdmin(new AccountName(name), null, null, token, SignInOrigin.unknownGuest())
        .user();
  }

  private static void assertUnauthorized(ThrowingCallable call) {
    Refusal refusal = org.assertj.core.api.Assertions.catchThrowableOfType(Refusal.class, call);
    assertThat(refusal).isNotNull();
    assertThat(refusal.reason()).isEqualTo(Refusal.Reason.UNAUTHORIZED);
  }

  /** Makes a room of Ann's with members and a first message. */
  private String room(String name, String kind, ChatDesk.Client... members) {
    String room =
        ann.must("'type':'createRoom','name':'%s','kind':'%s'".formatted(name, kind))
            .get("room")
            .asText();
    ann.post(room, "first in " + name);
    for (ChatDesk.Client member : members) {
      ann.must("'type':'invite','room':'%s','user':'%s'".formatted(room, member.user.id().value()));
    }
    return room;
  }

  private static JsonNode lobbyOf(ChatDesk.Client client) {
    for (JsonNode room : client.awaitEvent("welcome").get("rooms")) {
      if (room.get("id").asText().equals("lobby")) {
        return room;
      }
    }
    throw new AssertionError("no lobby");
  }
}
