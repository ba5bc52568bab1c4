package org.hiroba.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.hiroba.account.UserId;
import org.hiroba.session.ChatSession;
import org.hiroba.session.FakeConnection;

/** Speaks the protocol over a fake connection; JSON is written with single quotes. */
public final class Client {
  private static final AtomicLong IDS = new AtomicLong();

  private final ChatService chat;
  public final ChatSession session;
  public final FakeConnection connection;

  public Client(ChatService chat, ChatSession session, FakeConnection connection) {
    this.chat = chat;
    this.session = session;
    this.connection = connection;
  }

  public UserId id() {
    return session.user().id();
  }

  public static String newId() {
    return "t-" + IDS.incrementAndGet();
  }

  /** Sends a text as it is but for its quotes. */
  public boolean say(String json) {
    return chat.received(session, json.replace('\'', '"'));
  }

  /** Sends a command under a fresh id and returns its answer. */
  public JsonNode ask(String type, String fields) {
    return askAs(newId(), type, fields);
  }

  /** Sends a command under an id and returns the next answer to that id. */
  public JsonNode askAs(String id, String type, String fields) {
    int before = answers(id).size();
    say("{'type':'" + type + "','id':'" + id + "'" + (fields.isEmpty() ? "" : "," + fields) + "}");
    connection.await("answer to " + type + " " + id, event -> answers(id).size() > before);
    return answers(id).get(before);
  }

  private List<JsonNode> answers(String id) {
    return connection.events().stream()
        .filter(event -> event.path("re").asText().equals(id))
        .toList();
  }

  public JsonNode hello(String fields) {
    JsonNode welcome = ask("hello", fields);
    assertThat(welcome.get("type").asText()).isEqualTo("welcome");
    return welcome;
  }

  /** Sends a command that must be accepted and returns the answer. */
  public JsonNode must(String type, String fields) {
    JsonNode answer = ask(type, fields);
    assertThat(answer.get("type").asText()).as(answer.toString()).isEqualTo("accepted");
    return answer;
  }

  /** Posts and returns the seq. */
  public long post(String room, String text) {
    return must("post", "'room':'" + room + "','text':'" + text + "'").get("seq").asLong();
  }

  /**
   * Posts and waits until it comes back: the welcome comes before the room is attached, and a
   * database that goes down between the two ends the session.
   */
  public void awaitFanOut(String room) {
    awaitEvent(room, post(room, "attached?"));
  }

  /** Makes a room and returns its id. */
  public String createRoom(String name, String kind) {
    JsonNode answer = must("createRoom", "'name':'" + name + "','kind':'" + kind + "'");
    awaitRoom(answer.get("room").asText());
    return answer.get("room").asText();
  }

  public void invite(String room, Client other) {
    must("invite", "'room':'" + room + "','user':'" + other.id() + "'");
    other.awaitRoom(room);
  }

  public void awaitRoom(String room) {
    connection.await(
        "roomAdded " + room,
        event ->
            event.path("type").asText().equals("roomAdded")
                && event.path("room").path("id").asText().equals(room));
  }

  public JsonNode await(String type) {
    return connection.await(type, event -> event.path("type").asText().equals(type));
  }

  public JsonNode awaitEvent(String room, long seq) {
    return connection.await(
        "event " + seq + " of " + room,
        event ->
            event.path("room").asText().equals(room)
                && (event.has("by") || event.has("from") || event.has("user"))
                && event.path("seq").asLong() == seq);
  }

  public List<JsonNode> events(String type) {
    return connection.events(type);
  }

  /** Waits until everything that was said so far has been carried out and told. */
  public void settle() {
    ask("ping", "");
  }

  /** Returns "accepted", or the code of an error, or the type of another answer. */
  public static String outcome(JsonNode answer) {
    return answer.has("code") ? answer.get("code").asText() : answer.get("type").asText();
  }

  public void disconnect() {
    chat.disconnected(session);
  }
}
