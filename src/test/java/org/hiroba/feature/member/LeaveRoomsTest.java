package org.hiroba.feature.member;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.hiroba.command.Client;
import org.hiroba.command.Plaza;
import org.hiroba.room.RoomId;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Whoever was added to rooms without being asked finds them together, and leaves them together. */
class LeaveRoomsTest {
  private final Plaza plaza = new Plaza();
  private final Client olga = plaza.client("olga");
  private final Client mia = plaza.client("mia");

  @AfterEach
  void close() {
    plaza.close();
  }

  private List<String> addMia(int count) {
    List<String> rooms = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      rooms.add(olga.createRoom("Room " + i, "private"));
      olga.invite(rooms.get(i), mia);
      plaza.clock.move(Duration.ofSeconds(1));
    }
    return rooms;
  }

  private static String list(List<String> rooms) {
    return rooms.stream().collect(Collectors.joining("','", "'rooms':['", "']"));
  }

  private static List<String> names(JsonNode added) {
    return StreamSupport.stream(added.get("items").spliterator(), false)
        .map(item -> item.get("name").asText())
        .toList();
  }

  @Test
  void listsWhereOthersAddedOneLatestFirst() {
    addMia(3);
    mia.createRoom("Own", "private");
    mia.must("joinRoom", "'room':'" + olga.createRoom("Open", "public") + "'");
    JsonNode first = mia.ask("added", "'limit':2");
    assertThat(names(first)).containsExactly("Room 2", "Room 1");
    JsonNode item = first.get("items").get(0);
    assertThat(item.at("/by/id").asText()).isEqualTo(olga.id().value());
    assertThat(item.get("kind").asText()).isEqualTo("private");
    assertThat(item.has("at")).isTrue();
    JsonNode second = mia.ask("added", "'cursor':'" + first.get("cursor").asText() + "'");
    assertThat(names(second)).containsExactly("Room 0");
    assertThat(second.has("cursor")).isFalse();
    assertThat(names(olga.ask("added", ""))).isEmpty();
  }

  @Test
  void leavesThemTogetherWithTheEventsOfEach() {
    List<String> rooms = addMia(3);
    JsonNode accepted = mia.askAs("once", "leaveRooms", list(rooms));
    assertThat(accepted.get("type").asText()).isEqualTo("accepted");
    assertThat(accepted.get("room").asText()).isEqualTo("lobby");
    for (String room : rooms) {
      olga.connection.await(
          "memberLeft of " + room,
          event ->
              event.path("type").asText().equals("memberLeft")
                  && event.path("room").asText().equals(room)
                  && event.at("/user/id").asText().equals(mia.id().value()));
      mia.connection.await(
          "roomRemoved " + room,
          event ->
              event.path("type").asText().equals("roomRemoved")
                  && event.path("room").asText().equals(room));
    }
    assertThat(names(mia.ask("added", ""))).isEmpty();
    assertThat(mia.askAs("once", "leaveRooms", list(rooms)).get("type").asText())
        .isEqualTo("accepted");
    assertThat(Client.outcome(mia.askAs("once", "leaveRooms", list(rooms.subList(0, 1)))))
        .isEqualTo("conflict");
    assertThat(olga.events("memberLeft")).hasSize(3);
  }

  @Test
  void leavesAllOrNone() {
    List<String> rooms = addMia(2);
    String direct = mia.must("openDirect", "'users':['" + olga.id() + "']").get("room").asText();
    for (String fixed : List.of("lobby", direct)) {
      List<String> withFixed = new ArrayList<>(rooms);
      withFixed.add(fixed);
      assertThat(Client.outcome(mia.ask("leaveRooms", list(withFixed)))).isEqualTo("forbidden");
    }
    assertThat(names(mia.ask("added", ""))).hasSize(2);
  }

  @Test
  void takesRoomsThatOneIsNotInAsLeft() {
    List<String> rooms = new ArrayList<>(addMia(1));
    rooms.add(olga.createRoom("Hidden", "private"));
    rooms.add("no-such-room");
    mia.must("leaveRooms", list(rooms));
    assertThat(names(mia.ask("added", ""))).isEmpty();
    assertThat(olga.await("memberLeft").get("room").asText()).isEqualTo(rooms.get(0));
  }

  @Test
  void handsRoomsOverAsLeavingOneDoes() {
    String room = mia.createRoom("Mine", "public");
    mia.invite(room, olga);
    String secret = mia.createRoom("Secret", "private");
    mia.must("leaveRooms", list(List.of(room, secret)));
    assertThat(olga.await("roomUpdated").get("owner").asText()).isEqualTo(olga.id().value());
    assertThat(plaza.store.rooms().find(new RoomId(secret)))
        .hasValueSatisfying(found -> assertThat(found.archived()).isTrue());
  }

  @Test
  void takesFiftyAtOnce() {
    assertThat(Client.outcome(mia.ask("leaveRooms", list(many(50))))).isEqualTo("accepted");
    assertThat(Client.outcome(mia.ask("leaveRooms", list(many(51))))).isEqualTo("bad-request");
  }

  private static List<String> many(int count) {
    List<String> rooms = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      rooms.add("room" + i);
    }
    return rooms;
  }
}
