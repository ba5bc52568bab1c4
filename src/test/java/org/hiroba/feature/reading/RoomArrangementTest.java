package org.hiroba.feature.reading;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.stream.StreamSupport;
import org.hiroba.command.Client;
import org.hiroba.command.Plaza;
import org.hiroba.room.RoomArrangement;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** How everybody keeps their rooms for themselves. */
class RoomArrangementTest {
  private final Plaza plaza = new Plaza();
  private final Client ann = plaza.client("ann");
  private final Client bob = plaza.client("bob");

  @AfterEach
  void close() {
    plaza.close();
  }

  private static JsonNode room(JsonNode welcome, String id) {
    return StreamSupport.stream(welcome.path("rooms").spliterator(), false)
        .filter(room -> room.path("id").asText().equals(id))
        .findFirst()
        .orElseThrow();
  }

  private JsonNode welcomed(String name, String room) {
    return room(plaza.connect(name).hello(""), room);
  }

  @Test
  void keepsFavouritesAndSectionsForTheirOwnerAlone() {
    ann.must("setRoom", "'room':'lobby','favourite':true,'section':' Every day '");

    JsonNode own = welcomed("ann", "lobby");
    assertThat(own.path("favourite").asBoolean()).isTrue();
    assertThat(own.path("section").asText()).isEqualTo("Every day");
    assertThat(own.path("notify").asText()).isEqualTo("all");
    JsonNode others = welcomed("bob", "lobby");
    assertThat(others.has("favourite")).isFalse();
    assertThat(others.has("section")).isFalse();
  }

  @Test
  void changesOnlyWhatIsSaid() {
    ann.must("setRoom", "'room':'lobby','favourite':true,'section':'Daily'");
    ann.must("setRoom", "'room':'lobby','muted':true");
    ann.must("setRoom", "'room':'lobby','section':null");

    JsonNode own = welcomed("ann", "lobby");
    assertThat(own.path("favourite").asBoolean()).isTrue();
    assertThat(own.path("notify").asText()).isEqualTo("none");
    assertThat(own.has("section")).isFalse();
  }

  @Test
  void unmutesWhatWasMutedAndNothingElse() {
    ann.must("setNotify", "'room':'lobby','level':'mentions'");
    ann.must("setRoom", "'room':'lobby','muted':false");
    assertThat(welcomed("ann", "lobby").path("notify").asText()).isEqualTo("mentions");

    ann.must("setNotify", "'room':'lobby','level':'none'");
    ann.must("setRoom", "'room':'lobby','muted':false");
    assertThat(welcomed("ann", "lobby").path("notify").asText()).isEqualTo("all");
  }

  @Test
  void tellsOnesOtherSocketsAndNobodyElse() {
    Client phone = plaza.connect("ann");
    phone.hello("");
    ann.must("setRoom", "'room':'lobby','favourite':true,'section':'Daily'");

    JsonNode told = phone.await("roomSettings");
    assertThat(told.path("room").asText()).isEqualTo("lobby");
    assertThat(told.path("favourite").asBoolean()).isTrue();
    assertThat(told.path("section").asText()).isEqualTo("Daily");
    assertThat(told.path("notify").asText()).isEqualTo("all");
    ann.settle();
    bob.settle();
    assertThat(ann.events("roomSettings")).isEmpty();
    assertThat(bob.events("roomSettings")).isEmpty();
  }

  @Test
  void doesNothingTwiceForTheSameId() {
    ann.askAs("c-1", "setRoom", "'room':'lobby','section':'Daily'");
    ann.must("setRoom", "'room':'lobby','section':'Weekly'");

    JsonNode again = ann.askAs("c-1", "setRoom", "'room':'lobby','section':'Daily'");
    assertThat(again.path("type").asText()).isEqualTo("accepted");
    assertThat(welcomed("ann", "lobby").path("section").asText()).isEqualTo("Weekly");
    JsonNode other = ann.askAs("c-1", "setRoom", "'room':'lobby','section':'Monthly'");
    assertThat(Client.outcome(other)).isEqualTo("conflict");
  }

  @Test
  void isForMembers() {
    String open = bob.createRoom("Open", "public");
    String secret = bob.createRoom("Secret", "private");

    assertThat(Client.outcome(ann.ask("setRoom", "'room':'" + open + "','favourite':true")))
        .isEqualTo("forbidden");
    assertThat(Client.outcome(ann.ask("setRoom", "'room':'" + secret + "','favourite':true")))
        .isEqualTo("not-found");
  }

  @Test
  void boundsTheNumberOfSections() {
    String last = "";
    for (int i = 0; i < RoomArrangement.MAX_SECTIONS; i++) {
      last = ann.createRoom("room " + i, "private");
      ann.must("setRoom", "'room':'" + last + "','section':'section " + i + "'");
    }

    assertThat(Client.outcome(ann.ask("setRoom", "'room':'lobby','section':'one more'")))
        .isEqualTo("conflict");
    ann.must("setRoom", "'room':'lobby','section':'section 0'");
    ann.must("setRoom", "'room':'" + last + "','section':''");
    ann.must("setRoom", "'room':'lobby','section':'one more'");
  }

  @Test
  void forgetsHowARoomWasKeptByWhoLeavesIt() {
    String open = bob.createRoom("Open", "public");
    ann.must("joinRoom", "'room':'" + open + "'");
    ann.must("setRoom", "'room':'" + open + "','favourite':true");
    ann.must("leaveRoom", "'room':'" + open + "'");
    ann.must("joinRoom", "'room':'" + open + "'");

    assertThat(welcomed("ann", open).has("favourite")).isFalse();
  }

  @Test
  void saysWhenTheLastMessageOfARoomWasWritten() {
    String room = ann.createRoom("Square", "private");
    assertThat(welcomed("ann", room).has("lastAt")).isFalse();

    ann.post(room, "first");
    long last = ann.post(room, "second");
    ann.must("react", "'room':'" + room + "','target':" + last + ",'emoji':'👍','on':true");

    String at = ann.awaitEvent(room, last).path("at").asText();
    assertThat(welcomed("ann", room).path("lastAt").asText()).isEqualTo(at);
  }
}
