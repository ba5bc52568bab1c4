package org.hiroba.blackbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;

/** What {@code kill -9} and restarts leave: promises 1 to 4 of protocol.md §3. */
class DurabilityIT {
  private static final int POSTS = 1_000;
  private static final int KILL_AFTER = 300;

  @TempDir(cleanup = CleanupMode.ALWAYS)
  Path folder;

  @Test
  void losesAndDoublesNothingWhenKilledInTheMiddleOfAThousandPosts() {
    Path home = folder.resolve("home");
    List<String> ids = new ArrayList<>();
    for (int i = 0; i < POSTS; i++) {
      ids.add("post-" + i);
    }
    Map<String, Long> acknowledged = new LinkedHashMap<>();
    Guest guest;
    try (HirobaProcess server = start(home)) {
      guest = Guest.signIn(server.baseUri(), "Ann");
      ChatClient ann = guest.connect();
      for (String id : ids) {
        ann.post(id, "lobby", "text of " + id);
      }
      ann.awaitEvent(
          "some answers", event -> event.path("re").asText().equals("post-" + KILL_AFTER));
      server.kill();
      note(acknowledged, ann);
    }
    assertThat(acknowledged).hasSizeGreaterThan(KILL_AFTER);
    try (HirobaProcess server = start(home)) {
      Guest again = guest.at(server.baseUri());
      try (ChatClient ann = again.open()) {
        ObjectNode hello = Json.MAPPER.createObjectNode();
        hello.putObject("resume").put("lobby", 0);
        ann.hello(hello);
        // The client does not know what became of the rest: it sends everything again.
        for (String id : ids) {
          ann.post(id, "lobby", "text of " + id);
        }
        Map<String, Long> answered = new LinkedHashMap<>();
        for (String id : ids) {
          JsonNode answer = ann.awaitAnswer(id);
          assertThat(answer.get("type").asText()).as(answer.toString()).isEqualTo("accepted");
          answered.put(id, answer.get("seq").asLong());
        }
        assertThat(answered).containsAllEntriesOf(acknowledged);
        ann.awaitMessage("text of post-" + (POSTS - 1));
        assertThat(textsInHistory(ann))
            .hasSize(POSTS)
            .containsExactlyElementsOf(ids.stream().map(id -> "text of " + id).toList());
        assertThat(ann.events("message").stream().map(event -> event.get("seq").asLong()))
            .hasSize(POSTS)
            .isSorted()
            .doesNotHaveDuplicates();
      }
    }
  }

  @Test
  void staysSignedInAndResumesOverARestart() {
    Path home = folder.resolve("home");
    Guest guest;
    String epoch;
    long seq;
    try (HirobaProcess server = start(home)) {
      guest = Guest.signIn(server.baseUri(), "Ann");
      try (ChatClient ann = guest.connect()) {
        epoch = ann.events("welcome").get(0).get("epoch").asText();
        seq = ann.awaitAnswer(ann.post("lobby", "before the restart")).get("seq").asLong();
        ann.awaitAnswer(ann.post("lobby", "missed"));
        server.stop();
        ann.awaitEvent("draining", ChatClient.ofType("draining"));
        assertThat(ann.awaitClose()).isIn(1001, 1012);
      }
    }
    try (HirobaProcess server = start(home)) {
      Guest again = guest.at(server.baseUri());
      assertThat(again.get("api/v1/session").statusCode()).isEqualTo(200);
      try (ChatClient ann = again.open()) {
        ObjectNode hello = Json.MAPPER.createObjectNode().put("epoch", epoch);
        hello.putObject("resume").put("lobby", seq);
        ann.hello(hello);
        ann.awaitEvent("caughtUp", ChatClient.ofType("caughtUp"));
        assertThat(ann.events("message").stream().map(event -> event.get("text").asText()))
            .containsExactly("missed");
      }
    }
  }

  private static HirobaProcess start(Path home) {
    return HirobaProcess.start(
        home, Map.of("hiroba.limits.posts-per-second", "0", "hiroba.limits.replay-events", "0"));
  }

  private static void note(Map<String, Long> acknowledged, ChatClient client) {
    client
        .events("accepted")
        .forEach(e -> acknowledged.put(e.get("re").asText(), e.get("seq").asLong()));
  }

  private static List<String> textsInHistory(ChatClient client) {
    List<String> texts = new ArrayList<>();
    Set<Long> seqs = new HashSet<>();
    long after = 0;
    boolean hasAfter = true;
    while (hasAfter) {
      JsonNode page =
          client.ask(
              Json.MAPPER
                  .createObjectNode()
                  .put("type", "history")
                  .put("room", "lobby")
                  .put("after", after)
                  .put("limit", 100));
      for (JsonNode message : page.get("messages")) {
        after = message.get("seq").asLong();
        assertThat(seqs.add(after)).isTrue();
        texts.add(message.get("text").asText());
      }
      hasAfter = page.get("hasAfter").asBoolean();
    }
    return texts;
  }
}
