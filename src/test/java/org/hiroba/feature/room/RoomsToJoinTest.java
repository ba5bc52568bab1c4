package org.hiroba.feature.room;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.StreamSupport;
import org.hiroba.command.Client;
import org.hiroba.command.Plaza;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What one is told of rooms that one may join, and how a room begins with people in it. */
class RoomsToJoinTest {
  private final Plaza plaza = new Plaza();
  private final Client ann = plaza.client("ann");
  private final Client bob = plaza.client("bob");

  @AfterEach
  void close() {
    plaza.close();
  }

  private static JsonNode room(JsonNode answer, String id) {
    return StreamSupport.stream(answer.path("rooms").spliterator(), false)
        .filter(room -> room.path("id").asText().equals(id))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void countsMembersAndSaysWhereOneIsAlready() {
    String square = ann.createRoom("Square", "public");
    plaza.client("cat").must("joinRoom", "'room':'" + square + "'");
    ann.post(square, "hello");

    JsonNode own = room(ann.ask("rooms", ""), square);
    assertThat(own.path("memberCount").asInt()).isEqualTo(2);
    assertThat(own.path("joined").asBoolean()).isTrue();
    assertThat(own.path("lastAt").asText()).startsWith("2026-11-21T12:00:00");
    JsonNode others = room(bob.ask("rooms", "'q':'squ'"), square);
    assertThat(others.has("joined")).isFalse();
    assertThat(room(bob.ask("rooms", ""), "lobby").path("memberCount").asInt()).isEqualTo(3);
    assertThat(room(bob.ask("rooms", ""), "lobby").has("lastAt")).isFalse();
  }

  @Test
  void pagesThroughAllRoomsOnce() {
    List<String> names = new ArrayList<>();
    for (int i = 0; i < 5; i++) {
      ann.createRoom("room " + i, "public");
      names.add("room " + i);
    }
    names.add(0, "Lobby");

    List<String> met = new ArrayList<>();
    String cursor = "";
    do {
      String at = cursor.isEmpty() ? "" : ",'cursor':'" + cursor + "'";
      JsonNode page = bob.ask("rooms", "'limit':2" + at);
      page.path("rooms").forEach(room -> met.add(room.path("name").asText()));
      cursor = page.path("cursor").asText();
    } while (!cursor.isEmpty());

    assertThat(met).isEqualTo(names);
  }

  @Test
  void findsRoomsHoweverTheyAreWritten() {
    ann.createRoom("Café コーヒー", "public");

    assertThat(bob.ask("rooms", "'q':'cafe'").path("rooms")).hasSize(1);
    assertThat(bob.ask("rooms", "'q':'こーひー'").path("rooms")).hasSize(1);
    assertThat(bob.ask("rooms", "'q':'tea'").path("rooms")).isEmpty();
  }

  @Test
  void makesARoomWithPeopleInItInOneStep() {
    Client cat = plaza.client("cat");
    String both = "'" + bob.id().value() + "','" + cat.id().value() + "'";
    JsonNode made =
        ann.must(
            "createRoom", "'name':'Team','kind':'private','members':[" + both + "," + both + "]");
    String room = made.path("room").asText();

    bob.awaitRoom(room);
    cat.awaitRoom(room);
    ann.awaitRoom(room);
    JsonNode members = bob.ask("members", "'room':'" + room + "'");
    assertThat(members.path("total").asInt()).isEqualTo(3);
    assertThat(members.path("users").path(0).path("name").asText()).isEqualTo("ann");
    JsonNode events = ann.ask("history", "'room':'" + room + "','events':true").path("events");
    assertThat(events).hasSize(2);
    assertThat(events.path(0).path("by").asText()).isEqualTo(ann.id().value());
    bob.post(room, "hello");
    assertThat(ann.awaitEvent(room, 3).path("text").asText()).isEqualTo("hello");
  }

  @Test
  void makesNoRoomWhenOneOfThePeopleIsNobody() {
    String some = "'" + bob.id().value() + "','u-nobody'";
    JsonNode answer =
        ann.ask("createRoom", "'name':'Team','kind':'public','members':[" + some + "]");

    assertThat(Client.outcome(answer)).isEqualTo("not-found");
    assertThat(bob.ask("rooms", "'q':'Team'").path("rooms")).isEmpty();
  }

  @Test
  void makesARoomOnceForTheSameId() {
    String fields = "'name':'Team','kind':'public','members':['" + bob.id().value() + "']";
    JsonNode first = ann.askAs("c-1", "createRoom", fields);
    JsonNode again = ann.askAs("c-1", "createRoom", fields);

    assertThat(again.path("room")).isEqualTo(first.path("room"));
    assertThat(bob.ask("rooms", "'q':'Team'").path("rooms")).hasSize(1);
    JsonNode other = ann.askAs("c-1", "createRoom", "'name':'Team','kind':'public'");
    assertThat(Client.outcome(other)).isEqualTo("conflict");
  }
}
