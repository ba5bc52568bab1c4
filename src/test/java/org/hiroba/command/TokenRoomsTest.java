package org.hiroba.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hiroba.command.Client.outcome;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.NullNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.hiroba.account.Reach;
import org.hiroba.account.Scope;
import org.hiroba.account.TokenHash;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A token that is for some rooms: there are no others for it. */
class TokenRoomsTest {
  private final Plaza plaza = new Plaza();
  private final Client ann = plaza.client("Ann");
  private final Client bob = plaza.client("Bob");
  private String inside = "";
  private String outside = "";
  private Client program = ann;
  private JsonNode welcome = NullNode.instance;

  @BeforeEach
  void open() {
    inside = ann.createRoom("inside", "private");
    outside = ann.createRoom("outside", "public");
    ann.invite(inside, bob);
    ann.invite(outside, bob);
    ann.post(inside, "plan one");
    ann.post(outside, "plan two");
    program =
        plaza.connectWith(
            bob.session.user(),
            TokenHash.of("program"),
            new Reach(Scope.ALL, Set.of(inside), null));
    welcome = program.hello("'resume':{'" + inside + "':1,'" + outside + "':1,'lobby':0}");
  }

  @AfterEach
  void close() {
    plaza.close();
  }

  private static List<String> texts(JsonNode list, String... path) {
    List<String> texts = new ArrayList<>();
    for (JsonNode item : list) {
      JsonNode at = item;
      for (String step : path) {
        at = at.path(step);
      }
      texts.add(at.asText());
    }
    return texts;
  }

  @Test
  void isWelcomedToItsRoomsOnlyAndResumesThereOnly() {
    assertThat(texts(welcome.path("rooms"), "id")).containsExactly(inside);
    program.await("caughtUp");
    assertThat(program.events("roomRemoved"))
        .extracting(event -> event.path("room").asText())
        .containsExactlyInAnyOrder(outside, "lobby");
    assertThat(program.connection.events().toString()).doesNotContain("plan two");
  }

  @Test
  void hearsNothingOfOtherRooms() {
    ann.post(outside, "not for it");
    ann.post("lobby", "not for it");
    String later = ann.createRoom("later", "public");
    ann.invite(later, bob);
    ann.must("openDirect", "'users':['" + bob.id() + "']");
    bob.say("{'type':'read','room':'" + outside + "','seq':3}");
    bob.must("setNotify", "'room':'" + outside + "','level':'none'");
    bob.must("setNotify", "'room':'" + inside + "','level':'none'");
    long last = ann.post(inside, "for it");
    program.awaitEvent(inside, last);
    program.settle();
    String heard = program.connection.events().toString();
    assertThat(heard).doesNotContain("not for it").doesNotContain(later);
    assertThat(program.events("roomSettings"))
        .extracting(event -> event.path("room").asText())
        .containsOnly(inside);
    assertThat(program.events("readUpTo"))
        .allMatch(event -> event.path("room").asText().equals(inside));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "post|'text':'x'",
        "edit|'target':2,'text':'x'",
        "delete|'target':2",
        "react|'target':2,'emoji':'👍','on':true",
        "pin|'target':2,'on':true",
        "save|'target':2,'on':true",
        "markUnread|'seq':2",
        "setNotify|'level':'none'",
        "updateRoom|'topic':'x'",
        "joinRoom|",
        "leaveRoom|",
        "history|",
        "versions|'target':2",
        "pins|",
        "counts|",
        "users|",
        "search|'q':'plan'"
      })
  void isToldThatOtherRoomsAreNotThere(String command) {
    String[] parts = command.split("\\|", -1);
    String rest = parts[1].isEmpty() ? "" : "," + parts[1];
    JsonNode answer = program.ask(parts[0], "'room':'" + outside + "'" + rest);
    assertThat(outcome(answer)).isEqualTo("not-found");
    assertThat(answer.path("message").asText())
        .isEqualTo(program.ask(parts[0], "'room':'nowhere'" + rest).path("message").asText());
  }

  @Test
  void leavesNoOtherRoom() {
    assertThat(outcome(program.ask("leaveRooms", "'rooms':['" + inside + "','" + outside + "']")))
        .isEqualTo("not-found");
    assertThat(outcome(bob.ask("history", "'room':'" + inside + "'"))).isEqualTo("history");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "createRoom|'name':'x','kind':'public'",
        "openDirect|'users':['u1']",
        "setProfile|'status':'x'",
        "users|"
      })
  void mayNothingThatIsAboutNoRoom(String command) {
    String[] parts = command.split("\\|", -1);
    assertThat(outcome(program.ask(parts[0], parts[1]))).isEqualTo("forbidden");
  }

  @Test
  void findsAndListsWhatIsInItsRooms() {
    String marked = "hello @Bob";
    long mention = ann.post(inside, marked);
    long other = ann.post(outside, marked);
    bob.must("save", "'room':'" + inside + "','target':" + mention + ",'on':true");
    bob.must("save", "'room':'" + outside + "','target':" + other + ",'on':true");

    assertThat(texts(bob.ask("search", "'q':'plan'").path("hits"), "room")).hasSize(2);
    assertThat(texts(program.ask("search", "'q':'plan'").path("hits"), "room"))
        .containsExactly(inside);
    assertThat(texts(program.ask("mentions", "").path("hits"), "room")).containsExactly(inside);
    assertThat(texts(program.ask("saved", "").path("items"), "room")).containsExactly(inside);
    assertThat(texts(program.ask("added", "").path("items"), "room")).containsExactly(inside);
    assertThat(texts(bob.ask("added", "").path("items"), "room")).hasSize(2);
    assertThat(program.ask("rooms", "").path("rooms")).isEmpty();
    assertThat(texts(program.ask("users", "'room':'" + inside + "'").path("users"), "name"))
        .containsExactlyInAnyOrder("Ann", "Bob");
  }

  @Test
  void listsThePublicOnesAmongItsRooms() {
    Client other =
        plaza.connectWith(
            bob.session.user(),
            TokenHash.of("other"),
            new Reach(Scope.READ, Set.of(inside, outside), null));
    other.hello("");
    assertThat(texts(other.ask("rooms", "'q':'OUT'").path("rooms"), "id")).containsExactly(outside);
    assertThat(other.ask("rooms", "'q':'in'").path("rooms")).isEmpty();
  }

  @Test
  void isToldOfThePeopleOfItsRoomsOnly() {
    Client cat = plaza.client("Cat");
    cat.must("setProfile", "'status':'stranger'");
    ann.must("setProfile", "'status':'neighbour'");
    plaza.tick();
    program.await("profile");
    program.settle();
    assertThat(program.events("profile"))
        .extracting(event -> event.path("user").path("id").asText())
        .doesNotContain(cat.id().value());
    assertThat(program.events("presence").toString()).doesNotContain(cat.id().value());
    bob.await("profile");
    assertThat(bob.connection.events().toString()).contains("stranger");
  }

  @Test
  void endsWithTheMembershipOfItsOwner() {
    ann.must("remove", "'room':'" + inside + "','user':'" + bob.id() + "'");
    program.connection.await(
        "end",
        event ->
            event.path("type").asText().equals("roomRemoved")
                && event.path("room").asText().equals(inside));
    assertThat(outcome(program.ask("history", "'room':'" + inside + "'"))).isEqualTo("not-found");
    assertThat(outcome(program.ask("post", "'room':'" + inside + "','text':'x'")))
        .isEqualTo("not-found");
    assertThat(program.ask("search", "'q':'plan'").path("hits")).isEmpty();
  }
}
