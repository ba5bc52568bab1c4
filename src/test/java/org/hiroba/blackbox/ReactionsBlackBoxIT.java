package org.hiroba.blackbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.hiroba.emoji.Emoji;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Reactions of people who try what one message can bear. */
class ReactionsBlackBoxIT {
  @RegisterExtension static final HirobaServer SERVER = new HirobaServer();

  private static final int KINDS = 50;
  private static final int NAMED = 20;

  private final List<ChatClient> open = new ArrayList<>();

  private ChatClient connect() {
    ChatClient client = SERVER.guest("Reacts").connect();
    open.add(client);
    return client;
  }

  @AfterEach
  void close() {
    open.forEach(ChatClient::close);
  }

  private static long post(ChatClient who) {
    return who.awaitAnswer(who.post("lobby", "react to me")).get("seq").asLong();
  }

  private static JsonNode react(ChatClient who, long target, String emoji) {
    return who.ask(
        Json.MAPPER
            .createObjectNode()
            .put("type", "react")
            .put("room", "lobby")
            .put("target", target)
            .put("emoji", emoji)
            .put("on", true));
  }

  private static JsonNode message(ChatClient who, long target) {
    ObjectNode history =
        Json.MAPPER
            .createObjectNode()
            .put("type", "history")
            .put("room", "lobby")
            .put("around", target)
            .put("limit", 1);
    return who.ask(history).get("messages").get(0);
  }

  @Test
  void areEmojiOnlyAndOneKindInEachSpelling() {
    ChatClient ann = connect();
    long target = post(ann);

    assertThat(react(ann, target, "junk".repeat(8)).path("code").asText()).isEqualTo("bad-request");
    assertThat(react(ann, target, "❤").path("type").asText()).isEqualTo("accepted");
    assertThat(react(connect(), target, "❤️").path("type").asText()).isEqualTo("accepted");
    assertThat(message(ann, target).get("reactions")).hasSize(1);
  }

  @Test
  void areOfFiftyKindsAtMost() {
    ChatClient ann = connect();
    long target = post(ann);
    List<String> emoji = Emoji.all().stream().sorted().limit(KINDS + 1).toList();

    // Few by each, so that nobody is too fast.
    for (int i = 0; i < KINDS; i += 5) {
      ChatClient one = connect();
      for (String kind : emoji.subList(i, i + 5)) {
        assertThat(react(one, target, kind).path("type").asText()).isEqualTo("accepted");
      }
    }
    assertThat(react(ann, target, emoji.get(KINDS)).path("code").asText()).isEqualTo("conflict");
    assertThat(message(ann, target).get("reactions")).hasSize(KINDS);
  }

  @Test
  void nameTwentyPeopleAndCountTheRest() {
    ChatClient ann = connect();
    long target = post(ann);
    IntStream.rangeClosed(0, NAMED).forEach(i -> react(connect(), target, "👍"));

    JsonNode read = message(ann, target);
    assertThat(read.at("/reactions/👍")).hasSize(NAMED);
    assertThat(read.at("/reactionCounts/👍").asInt()).isEqualTo(NAMED + 1);
  }
}
