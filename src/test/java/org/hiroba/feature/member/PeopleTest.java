package org.hiroba.feature.member;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.hiroba.account.Reach;
import org.hiroba.account.Scope;
import org.hiroba.account.TokenHash;
import org.hiroba.command.Client;
import org.hiroba.command.Plaza;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What one is told of the people of a room, and of one person. */
class PeopleTest {
  private final Plaza plaza = new Plaza();
  private final Client ann = plaza.client("ann");
  private final Client bob = plaza.client("bob");

  @AfterEach
  void close() {
    plaza.close();
  }

  private static List<String> names(JsonNode answer) {
    List<String> names = new ArrayList<>();
    answer.path("users").forEach(user -> names.add(user.path("name").asText()));
    return names;
  }

  private static List<String> roomNames(JsonNode answer) {
    List<String> names = new ArrayList<>();
    answer.path("rooms").forEach(room -> names.add(room.path("name").asText()));
    return names;
  }

  @Test
  void listsOwnersFirstAndCountsAll() {
    String room = bob.createRoom("Square", "public");
    ann.must("joinRoom", "'room':'" + room + "'");
    plaza.client("cat").must("joinRoom", "'room':'" + room + "'");

    JsonNode answer = ann.ask("members", "'room':'" + room + "'");

    assertThat(names(answer)).containsExactly("bob", "ann", "cat");
    assertThat(answer.path("room").asText()).isEqualTo(room);
    assertThat(answer.path("total").asInt()).isEqualTo(3);
    assertThat(answer.path("users").path(0).path("role").asText()).isEqualTo("owner");
    assertThat(answer.path("users").path(1).path("role").asText()).isEqualTo("member");
    assertThat(answer.path("users").path(1).path("presence").asText()).isEqualTo("online");
    assertThat(answer.has("cursor")).isFalse();
    assertThat(answer.has("calls")).isFalse();
  }

  @Test
  void pagesThroughAllMembersOnce() {
    String room = bob.createRoom("Square", "public");
    List<String> everybody = new ArrayList<>(List.of("bob"));
    for (int i = 1; i <= 6; i++) {
      plaza.client("p" + i).must("joinRoom", "'room':'" + room + "'");
      everybody.add("p" + i);
    }

    List<String> met = new ArrayList<>();
    String cursor = "";
    do {
      String at = cursor.isEmpty() ? "" : ",'cursor':'" + cursor + "'";
      JsonNode page = ann.ask("members", "'room':'" + room + "','limit':3" + at);
      assertThat(page.path("total").asInt()).isEqualTo(7);
      met.addAll(names(page));
      cursor = page.path("cursor").asText();
    } while (!cursor.isEmpty());

    assertThat(met).isEqualTo(everybody);
  }

  @Test
  void findsMembersByNameAndReadingHoweverTheyAreWritten() {
    plaza.client("sato").must("setProfile", "'displayName':'佐藤 花子','reading':'さとう はなこ'");
    plaza.client("jose").must("setProfile", "'displayName':'José Núñez'");

    for (String query : List.of("さとう", "サトウ", "ｻﾄｳ", "佐藤", "SATO")) {
      JsonNode found = ann.ask("members", "'room':'lobby','q':'" + query + "'");
      assertThat(names(found)).as(query).containsExactly("sato");
      assertThat(found.path("total").asInt()).isEqualTo(1);
    }
    assertThat(names(ann.ask("members", "'room':'lobby','q':'nunez'"))).containsExactly("jose");
    assertThat(names(ann.ask("users", "'q':'さとう'"))).containsExactly("sato");
    assertThat(names(ann.ask("members", "'room':'lobby','q':'%'"))).isEmpty();
  }

  @Test
  void saysHowManyAWordForAGroupWouldCall() {
    Client cat = plaza.client("cat");
    cat.say("{'type':'presence','state':'away'}");
    cat.settle();

    JsonNode answer = ann.ask("members", "'room':'lobby','limit':1,'calls':true");

    assertThat(answer.path("calls").path("room").asInt()).isEqualTo(2);
    assertThat(answer.path("calls").path("here").asInt()).isEqualTo(1);
  }

  @Test
  void tellsNobodyOutsideWhoIsInAPrivateRoom() {
    String room = bob.createRoom("Secret", "private");

    assertThat(Client.outcome(ann.ask("members", "'room':'" + room + "'"))).isEqualTo("not-found");
  }

  @Test
  void refusesACursorThatNoAnswerHeld() {
    assertThat(Client.outcome(ann.ask("members", "'room':'lobby','cursor':'x'")))
        .isEqualTo("bad-request");
  }

  @Test
  void showsAPersonAndWhereOneMeetsThem() {
    String both = bob.createRoom("Both", "private");
    bob.invite(both, ann);
    bob.createRoom("Secret", "private");
    bob.must(
        "setProfile",
        "'status':'reading','title':'Librarian','reading':'ボブ','timeZone':'Asia/Tokyo'");

    JsonNode person = ann.ask("person", "'user':'" + bob.id().value() + "'");

    assertThat(person.path("user").path("name").asText()).isEqualTo("bob");
    assertThat(person.path("profile").path("title").asText()).isEqualTo("Librarian");
    assertThat(person.path("profile").path("status").asText()).isEqualTo("reading");
    assertThat(person.path("profile").path("reading").asText()).isEqualTo("ボブ");
    assertThat(person.path("profile").path("timeZone").asText()).isEqualTo("Asia/Tokyo");
    assertThat(person.path("localTime").asText()).isEqualTo("2026-11-21T21:00:00.123+09:00");
    assertThat(person.path("presence").asText()).isEqualTo("online");
    assertThat(roomNames(person)).containsExactly("Both", "Lobby");
    assertThat(person.path("roomsTotal").asInt()).isEqualTo(2);
    assertThat(person.has("gone")).isFalse();
  }

  @Test
  void showsATokenOfOneRoomNothingOfOtherRooms() {
    String room = bob.createRoom("Square", "private");
    bob.createRoom("Elsewhere", "public");
    Client program =
        plaza.connectWith(
            plaza.signedIn("bob").user(),
            TokenHash.of("program"),
            new Reach(Scope.READ, Set.of(room), null));
    program.hello("");

    assertThat(Client.outcome(program.ask("person", "'user':'" + ann.id().value() + "'")))
        .isEqualTo("not-found");
    bob.invite(room, ann);
    JsonNode person = program.ask("person", "'user':'" + ann.id().value() + "'");
    assertThat(roomNames(person)).containsExactly("Square");
    assertThat(Client.outcome(program.ask("members", "'room':'lobby'"))).isEqualTo("not-found");
  }

  @Test
  void showsNobodyWhoIsNotThere() {
    assertThat(Client.outcome(ann.ask("person", "'user':'u-nobody'"))).isEqualTo("not-found");
  }

  @Test
  void forgetsAStatusThatIsOver() {
    bob.must("setProfile", "'status':'lunch','statusUntil':'2026-11-21T13:00:00Z'");
    String who = "'user':'" + bob.id().value() + "'";
    JsonNode profile = ann.ask("person", who).path("profile");
    assertThat(profile.path("status").asText()).isEqualTo("lunch");
    assertThat(profile.path("statusUntil").asText()).isEqualTo("2026-11-21T13:00:00.000Z");

    plaza.clock.move(Duration.ofHours(1));

    assertThat(ann.ask("person", who).path("profile").has("status")).isFalse();
    assertThat(ann.ask("users", "'q':'bob'").path("users").path(0).has("status")).isFalse();
  }

  @Test
  void takesTheEndOfOneStatusForNoOther() {
    bob.must("setProfile", "'status':'lunch','statusUntil':'2026-11-21T13:00:00Z'");
    bob.must("setProfile", "'status':'at my desk'");

    JsonNode profile = ann.ask("person", "'user':'" + bob.id().value() + "'").path("profile");

    assertThat(profile.path("status").asText()).isEqualTo("at my desk");
    assertThat(profile.has("statusUntil")).isFalse();
  }

  @Test
  void tellsEverybodyOfAChangedProfile() {
    bob.must("setProfile", "'title':'Librarian','timeZone':'Europe/Berlin'");
    plaza.tick();

    JsonNode told = ann.await("profile");
    assertThat(told.path("title").asText()).isEqualTo("Librarian");
    assertThat(told.path("timeZone").asText()).isEqualTo("Europe/Berlin");
    assertThat(told.path("status").asText()).isEmpty();
  }

  @Test
  void takesOutWhatIsEmpty() {
    bob.must("setProfile", "'title':'Librarian','timeZone':'Europe/Berlin','reading':'ボブ'");
    bob.must("setProfile", "'title':'','timeZone':'','reading':''");

    JsonNode person = ann.ask("person", "'user':'" + bob.id().value() + "'");

    assertThat(person.path("profile")).isEmpty();
    assertThat(person.has("localTime")).isFalse();
    assertThat(names(ann.ask("users", "'q':'ボブ'"))).isEmpty();
  }

  @Test
  void keepsTheReadingOfWhoIsRenamed() {
    bob.must("setProfile", "'reading':'ボブ'");
    bob.must("setProfile", "'displayName':'Robert'");

    assertThat(names(ann.ask("users", "'q':'ぼぶ'"))).containsExactly("bob");
  }

  @Test
  void knowsNoZoneThatNobodyLivesIn() {
    for (String zone : List.of("+09:00", "Asia/Nowhere", "JST9", " ")) {
      JsonNode answer = bob.ask("setProfile", "'timeZone':'" + zone + "'");
      assertThat(Client.outcome(answer)).as(zone).isEqualTo("bad-request");
    }
  }
}
