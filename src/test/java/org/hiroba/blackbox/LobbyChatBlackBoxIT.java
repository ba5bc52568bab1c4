package org.hiroba.blackbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Talking in the lobby: protocol.md §2 and promises 2 to 4 of §3. */
class LobbyChatBlackBoxIT {
  @RegisterExtension static final HirobaServer SERVER = new HirobaServer();

  @Test
  void welcomesWithTheLobbyAndItsLimits() {
    try (ChatClient ann = SERVER.guest("Ann").open()) {
      JsonNode welcome = ann.hello(object());
      assertThat(welcome.get("type").asText()).isEqualTo("welcome");
      assertThat(welcome.get("epoch").asText()).isNotEmpty();
      assertThat(welcome.get("session").asText()).isNotEmpty();
      assertThat(welcome.get("heartbeatSeconds").asInt()).isEqualTo(20);
      assertThat(welcome.at("/limits/maxTextChars").asInt()).isEqualTo(10_000);
      assertThat(welcome.at("/limits/maxFrameBytes").asInt()).isEqualTo(65_536);
      JsonNode lobby = lobby(welcome);
      assertThat(lobby.get("kind").asText()).isEqualTo("public");
      assertThat(lobby.get("role").asText()).isEqualTo("member");
      assertThat(lobby.get("unread").asInt()).isZero();
      assertThat(lobby.has("members")).isFalse();
    }
  }

  @Test
  void tellsEverybodyIncludingTheSenderOnce() {
    Guest annGuest = SERVER.guest("Ann");
    try (ChatClient ann = annGuest.connect();
        ChatClient secondTab = annGuest.connect();
        ChatClient bob = SERVER.guest("Bob").connect()) {
      String text = "こんにちは \uD83D\uDC4B <b>&amp;</b> " + UUID.randomUUID();
      String id = ann.post("lobby", text);
      JsonNode accepted = ann.awaitAnswer(id);
      assertThat(accepted.get("type").asText()).isEqualTo("accepted");
      for (ChatClient client : List.of(ann, secondTab, bob)) {
        JsonNode message = client.awaitMessage(text);
        assertThat(message.get("seq")).isEqualTo(accepted.get("seq"));
        assertThat(message.get("at")).isEqualTo(accepted.get("at"));
        assertThat(message.get("id").asText()).isEqualTo(id);
        assertThat(message.at("/from/id").asText()).isEqualTo(annGuest.id());
        assertThat(message.at("/from/displayName").asText()).isEqualTo(annGuest.name());
      }
      JsonNode history = ann.ask(object().put("type", "history").put("room", "lobby"));
      assertThat(texts(history)).containsOnlyOnce(text);
    }
  }

  @Test
  void doesACommandOnceHoweverOftenItIsSent() {
    Guest annGuest = SERVER.guest("Ann");
    try (ChatClient ann = annGuest.connect();
        ChatClient secondTab = annGuest.connect()) {
      String text = "once " + UUID.randomUUID();
      String id = ChatClient.newId();
      ann.post(id, "lobby", text);
      JsonNode first = ann.awaitAnswer(id);
      secondTab.post(id, "lobby", text);
      assertThat(secondTab.awaitAnswer(id)).isEqualTo(first);
      String marker = secondTab.post("lobby", "after " + text);
      secondTab.awaitAnswer(marker);
      secondTab.awaitMessage("after " + text);
      assertThat(
              secondTab.events("message").stream()
                  .filter(event -> event.get("text").asText().equals(text)))
          .hasSize(1);
      String other = ChatClient.newId();
      ann.post(other, "lobby", "first " + text);
      ann.awaitAnswer(other);
      secondTab.post(other, "lobby", "second " + text);
      assertThat(secondTab.awaitAnswer(other).get("code").asText()).isEqualTo("conflict");
    }
  }

  @Test
  void replaysWhatWasMissedThenGoesOnLive() {
    Guest annGuest = SERVER.guest("Ann");
    Guest bobGuest = SERVER.guest("Bob");
    String tag = UUID.randomUUID().toString();
    try (ChatClient ann = annGuest.connect()) {
      JsonNode before = ann.awaitAnswer(ann.post("lobby", "before " + tag));
      String epoch = ann.events("welcome").get(0).get("epoch").asText();
      ann.awaitAnswer(ann.post("lobby", "missed 1 " + tag));
      ann.awaitAnswer(ann.post("lobby", "missed 2 " + tag));
      try (ChatClient bob = bobGuest.open()) {
        bob.hello(resume(epoch, before.get("seq").asLong()));
        JsonNode caughtUp = bob.awaitEvent("caughtUp", ChatClient.ofType("caughtUp"));
        ann.awaitAnswer(ann.post("lobby", "live " + tag));
        bob.awaitMessage("live " + tag);
        assertThat(seqsOfLobby(bob)).isNotEmpty().first().isEqualTo(before.get("seq").asLong() + 1);
        assertGapless(seqsOfLobby(bob));
        assertThat(caughtUp.get("seq").asLong())
            .isGreaterThanOrEqualTo(before.get("seq").asLong() + 2);
      }
    }
  }

  @Test
  void saysGapForAnotherEpochAndForTheFuture() {
    Guest annGuest = SERVER.guest("Ann");
    try (ChatClient ann = annGuest.open()) {
      JsonNode welcome = ann.hello(resume("another epoch", 0));
      JsonNode gap = ann.awaitEvent("gap", ChatClient.ofType("gap"));
      assertThat(gap.get("room").asText()).isEqualTo("lobby");
      assertThat(gap.get("head")).isEqualTo(lobby(welcome).get("head"));
      try (ChatClient future = annGuest.open()) {
        future.hello(resume(welcome.get("epoch").asText(), Long.MAX_VALUE));
        future.awaitEvent("gap", ChatClient.ofType("gap"));
        String text = "after gap " + UUID.randomUUID();
        future.post("lobby", text);
        future.awaitMessage(text);
      }
    }
  }

  @Test
  void pagesThroughHistoryInBothDirections() {
    try (ChatClient ann = SERVER.guest("Ann").connect()) {
      List<Long> seqs = new ArrayList<>();
      for (int i = 0; i < 5; i++) {
        seqs.add(ann.awaitAnswer(ann.post("lobby", "page " + i)).get("seq").asLong());
      }
      JsonNode before = ann.ask(history().put("before", seqs.get(4)).put("limit", 2));
      assertThat(before.get("messages")).hasSize(2);
      assertThat(before.at("/messages/1/seq").asLong()).isLessThan(seqs.get(4));
      assertThat(before.get("hasAfter").asBoolean()).isTrue();
      JsonNode after = ann.ask(history().put("after", 0).put("limit", 1));
      assertThat(after.at("/messages/0/seq").asLong()).isPositive();
      assertThat(after.get("hasBefore").asBoolean()).isFalse();
      JsonNode around = ann.ask(history().put("around", seqs.get(2)).put("limit", 3));
      assertThat(
              StreamSupport.stream(around.get("messages").spliterator(), false)
                  .map(message -> message.get("seq").asLong()))
          .contains(seqs.get(2));
      assertThat(ann.ask(history().put("before", 1).put("after", 1)).get("code").asText())
          .isEqualTo("bad-request");
    }
  }

  @Test
  void asksForHelloFirstAndOnlyOnce() {
    try (ChatClient ann = SERVER.guest("Ann").open()) {
      String early = ann.post("lobby", "too early");
      assertThat(ann.awaitAnswer(early).get("code").asText()).isEqualTo("bad-request");
      assertThat(ann.hello(object()).get("type").asText()).isEqualTo("welcome");
      assertThat(ann.hello(object()).get("code").asText()).isEqualTo("bad-request");
      assertThat(ann.ask(object().put("type", "ping")).get("type").asText()).isEqualTo("pong");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "x",
        "[]",
        "null",
        "{",
        "{\"type\":7}",
        "{\"type\":\"post\"}",
        "{\"type\":\"nosuchcommand\",\"id\":\"ID\"}",
        "{\"type\":\"post\",\"id\":\"ID\",\"room\":\"lobby\"}",
        "{\"type\":\"post\",\"id\":\"ID\",\"room\":\"lobby\",\"text\":\" \"}",
        "{\"type\":\"post\",\"id\":\"ID\",\"room\":\"lobby\",\"text\":\"\\ud800\"}",
        "{\"type\":\"post\",\"id\":\"ID\",\"room\":\"lobby\",\"text\":\"a\\u0000\"}",
        "{\"type\":\"post\",\"id\":\"ID\",\"room\":\"lobby\",\"text\":\"a\",\"text\":\"b\"}",
        "{\"type\":\"post\",\"id\":\"bad id\",\"room\":\"lobby\",\"text\":\"a\"}",
        "{\"type\":\"post\",\"id\":\"ID\",\"room\":7,\"text\":\"a\"}",
        "{\"type\":\"history\",\"id\":\"ID\",\"room\":\"lobby\",\"before\":1e400}",
        "{\"type\":\"a\",\"b\":[[[[[[[[[[[[[[[[[[[[]]]]]]]]]]]]]]]]]]]]}"
      })
  void answersBadFramesAndStaysOpen(String frame) {
    try (ChatClient ann = SERVER.guest("Ann").connect()) {
      ann.sendText(frame.replace("ID", ChatClient.newId()));
      JsonNode error = ann.awaitEvent("an error", ChatClient.ofType("error"));
      assertThat(error.get("code").asText()).isEqualTo("bad-request");
      assertThat(error.get("message").asText()).isNotEmpty().doesNotContain("Exception", "jackson");
      assertThat(ann.ask(object().put("type", "ping")).get("type").asText()).isEqualTo("pong");
    }
  }

  @Test
  void boundsTextsFramesAndJunk() {
    Guest annGuest = SERVER.guest("Ann");
    try (ChatClient ann = annGuest.connect()) {
      String longest = "\uD83D\uDE00".repeat(10_000);
      assertThat(ann.awaitAnswer(ann.post("lobby", longest)).get("type").asText())
          .isEqualTo("accepted");
      assertThat(ann.awaitAnswer(ann.post("lobby", longest + "a")).get("code").asText())
          .isEqualTo("too-large");
      ann.sendText("{\"a\":\"" + "x".repeat(65_536 - 8) + "\"}");
      assertThat(
              ann.awaitEvent(
                  "an error", event -> event.path("code").asText().equals("bad-request")))
          .isNotNull();
      ann.sendText("{\"a\":\"" + "x".repeat(65_537 - 8) + "\"}");
      assertThat(ann.awaitClose()).isEqualTo(1009);
    }
    try (ChatClient fragmented = annGuest.connect()) {
      sendUntilClosed(fragmented, "y".repeat(8_000));
      assertThat(fragmented.awaitClose()).isEqualTo(1009);
    }
    try (ChatClient binary = annGuest.connect()) {
      binary.sendBinary(new byte[] {1});
      assertThat(binary.awaitClose()).isEqualTo(1003);
    }
    try (ChatClient junk = annGuest.connect()) {
      for (int i = 0; i < 19; i++) {
        junk.sendText("junk");
      }
      assertThat(junk.ask(object().put("type", "ping")).get("type").asText()).isEqualTo("pong");
      junk.sendText("junk");
      assertThat(junk.awaitClose()).isEqualTo(1008);
    }
  }

  private static void sendUntilClosed(ChatClient client, String part) {
    for (int i = 0; i < 9; i++) {
      try {
        client.sendPart(part, false);
      } catch (IllegalStateException e) {
        // The server closed while we sent: that is what the test waits for.
        return;
      }
    }
  }

  @Test
  void limitsPostsOfOnePersonAndKeepsTheSocket() {
    try (ChatClient ann = SERVER.guest("Ann").connect()) {
      List<String> ids = new ArrayList<>();
      for (int i = 0; i < 60; i++) {
        ids.add(ann.post("lobby", "burst " + i));
      }
      List<JsonNode> answers = ids.stream().map(ann::awaitAnswer).toList();
      assertThat(answers.subList(0, 20))
          .allMatch(answer -> answer.get("type").asText().equals("accepted"));
      List<JsonNode> refused =
          answers.stream().filter(answer -> answer.get("type").asText().equals("error")).toList();
      assertThat(refused)
          .isNotEmpty()
          .allMatch(error -> error.get("code").asText().equals("rate-limited"))
          .allMatch(error -> error.get("retryAfterMillis").asLong() > 0);
      assertThat(ann.ask(object().put("type", "ping")).get("type").asText()).isEqualTo("pong");
    }
  }

  private static ObjectNode object() {
    return Json.MAPPER.createObjectNode();
  }

  private static ObjectNode history() {
    return object().put("type", "history").put("room", "lobby");
  }

  private static ObjectNode resume(String epoch, long seq) {
    ObjectNode hello = object().put("epoch", epoch);
    hello.putObject("resume").put("lobby", seq);
    return hello;
  }

  private static JsonNode lobby(JsonNode welcome) {
    return StreamSupport.stream(welcome.get("rooms").spliterator(), false)
        .filter(room -> room.get("id").asText().equals("lobby"))
        .findFirst()
        .orElseThrow();
  }

  private static List<String> texts(JsonNode history) {
    return StreamSupport.stream(history.get("messages").spliterator(), false)
        .map(message -> message.path("text").asText())
        .toList();
  }

  private static List<Long> seqsOfLobby(ChatClient client) {
    return client.events().stream()
        .filter(event -> event.path("room").asText().equals("lobby") && event.has("at"))
        .filter(event -> event.has("seq") && !event.has("re"))
        .map(event -> event.get("seq").asLong())
        .toList();
  }

  private static void assertGapless(List<Long> seqs) {
    for (int i = 1; i < seqs.size(); i++) {
      assertThat(seqs.get(i)).isEqualTo(seqs.get(i - 1) + 1);
    }
  }
}
