package org.hiroba.blackbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.UUID;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Finding messages: the command {@code search} of protocol.md §2. */
class SearchBlackBoxIT {
  @RegisterExtension static final HirobaServer SERVER = new HirobaServer();

  @Test
  void findsNewestFirstInAnyScriptAndWidth() {
    String tag = "t" + UUID.randomUUID().toString().replace("-", "");
    try (ChatClient ann = SERVER.guest("Ann").connect()) {
      long first = post(ann, tag + " 東京タワーに行きました");
      long second = post(ann, tag + " ＡＢＣ株式会社の京都支店");
      assertThat(seqs(search(ann, tag))).containsExactly(second, first);
      assertThat(seqs(search(ann, tag + " 東京"))).containsExactly(first);
      assertThat(seqs(search(ann, tag + " 京"))).containsExactly(second, first);
      assertThat(seqs(search(ann, tag + " abc"))).containsExactly(second);
      JsonNode hit = search(ann, tag + " 東京").get("hits").get(0);
      assertThat(hit.get("room").asText()).isEqualTo("lobby");
      assertThat(hit.get("snippet").asText()).contains("東京タワー");
      assertThat(hit.at("/from/displayName").asText()).startsWith("Ann");
    }
  }

  @Test
  void pagesByCursor() {
    String tag = "t" + UUID.randomUUID().toString().replace("-", "");
    try (ChatClient ann = SERVER.guest("Ann").connect()) {
      List<Long> posted = List.of(post(ann, tag), post(ann, tag), post(ann, tag));
      JsonNode page = ann.ask(query(tag).put("limit", 2));
      assertThat(seqs(page)).containsExactly(posted.get(2), posted.get(1));
      JsonNode rest =
          ann.ask(query(tag).put("limit", 2).put("cursor", page.get("cursor").asText()));
      assertThat(seqs(rest)).containsExactly(posted.get(0));
      assertThat(rest.has("cursor")).isFalse();
    }
  }

  @Test
  void findsNothingThatOneMayNotReadAndNothingThatWasDeleted() {
    String tag = "t" + UUID.randomUUID().toString().replace("-", "");
    try (ChatClient ann = SERVER.guest("Ann").connect();
        ChatClient bob = SERVER.guest("Bob").connect()) {
      String room =
          ann.ask(
                  Json.MAPPER
                      .createObjectNode()
                      .put("type", "createRoom")
                      .put("name", tag)
                      .put("kind", "private"))
              .get("room")
              .asText();
      ann.awaitAnswer(ann.post(room, tag + " secret"));
      assertThat(seqs(search(ann, tag))).hasSize(1);
      assertThat(seqs(search(bob, tag))).isEmpty();
      assertThat(bob.ask(query(tag).put("room", room)).get("code").asText()).isEqualTo("not-found");
      long target = post(ann, tag + " regretted");
      ann.ask(
          Json.MAPPER
              .createObjectNode()
              .put("type", "delete")
              .put("room", "lobby")
              .put("target", target));
      assertThat(seqs(search(bob, tag))).isEmpty();
    }
  }

  @Test
  void takesHostileInputAsText() {
    try (ChatClient ann = SERVER.guest("Ann").connect()) {
      for (String hostile :
          List.of(
              "\"",
              "*",
              "a* OR b*",
              "NEAR(a b)",
              "' OR 1=1 --",
              "%",
              "_",
              "text:x",
              "a & !b",
              "\\")) {
        assertThat(search(ann, hostile).get("type").asText()).as(hostile).isEqualTo("results");
      }
    }
  }

  private static long post(ChatClient client, String text) {
    return client.awaitAnswer(client.post("lobby", text)).get("seq").asLong();
  }

  private static JsonNode search(ChatClient client, String text) {
    return client.ask(query(text));
  }

  private static ObjectNode query(String text) {
    return Json.MAPPER.createObjectNode().put("type", "search").put("q", text);
  }

  private static List<Long> seqs(JsonNode results) {
    assertThat(results.get("type").asText()).as(results.toString()).isEqualTo("results");
    return StreamSupport.stream(results.get("hits").spliterator(), false)
        .map(hit -> hit.get("seq").asLong())
        .toList();
  }
}
