package org.hiroba.blackbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.UUID;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What {@code q} of {@code search} understands besides words, of two people who talk. */
class SearchOperatorsBlackBoxIT {
  @RegisterExtension static final HirobaServer SERVER = new HirobaServer();

  private final String tag = "t" + UUID.randomUUID().toString().replace("-", "");
  private Guest him;
  private ChatClient ann;
  private ChatClient ben;

  @BeforeEach
  void connect() {
    him = SERVER.guest("Ben");
    ann = SERVER.guest("Ann").connect();
    ben = him.connect();
  }

  @AfterEach
  void close() {
    ann.close();
    ben.close();
  }

  @Test
  void fromFindsWhatSomebodySaid() {
    long hers = post(ann, "lobby", "plan");
    long his = post(ben, "lobby", "plan");
    assertThat(found("from:me")).containsExactly(hers);
    assertThat(found("from:\"" + him.name() + "\"")).containsExactly(his);
    assertThat(found("from:\"" + him.name() + "\" from:me")).containsExactly(his, hers);
    refused("from:\"" + Guest.unique("Nobody") + "\"");
  }

  @Test
  void inFindsWhatWasSaidInARoomOrToAPerson() {
    String name = Guest.unique("Room of two");
    String room =
        accepted(ann, command("createRoom").put("name", name).put("kind", "private"))
            .path("room")
            .asText();
    ObjectNode open = command("openDirect");
    open.putArray("users").add(him.id());
    String direct = accepted(ann, open).path("room").asText();
    long there = post(ann, room, "plan");
    long between = post(ben, direct, "plan");
    long here = post(ann, "lobby", "plan");
    assertThat(found("in:\"" + name + "\"")).containsExactly(there);
    assertThat(found("in:\"@" + him.name() + "\"")).containsExactly(between);
    assertThat(found("in:\"" + him.name() + "\"")).containsExactly(between);
    assertThat(found("in:lobby")).contains(here).doesNotContain(there, between);
    assertThat(ben.ask(query("in:\"" + name + "\"")).path("code").asText())
        .isEqualTo("bad-request");
  }

  @Test
  void datesFindADayAndWhatIsBeforeAndAfterIt() {
    JsonNode posted = ann.awaitAnswer(ann.post("lobby", tag + " plan"));
    String day = posted.path("at").asText().substring(0, 10);
    long seq = posted.path("seq").asLong();
    assertThat(found("on:" + day)).containsExactly(seq);
    assertThat(found("after:" + day)).containsExactly(seq);
    assertThat(found("before:" + day)).isEmpty();
    assertThat(found("after:2020-01-01 before:2199-12")).containsExactly(seq);
    assertThat(found("on:2020-01-01")).isEmpty();
    refused("on:someday");
    refused("before:2026-02-30");
  }

  @Test
  void hasAndIsFindWhatAMessageHoldsAndWhatWasMadeOfIt() {
    long linked = post(ann, "lobby", "see https://example.org/x");
    long code = post(ann, "lobby", "run `make`");
    long pinned = post(ann, "lobby", "pin me");
    long saved = post(ann, "lobby", "save me");
    accepted(ann, aim("pin", "lobby").put("target", pinned).put("on", true));
    accepted(ann, aim("save", "lobby").put("target", saved).put("on", true));
    assertThat(found("has:link")).containsExactly(linked);
    assertThat(found("has:code")).containsExactly(code);
    assertThat(found("is:pinned")).containsExactly(pinned);
    assertThat(found("is:saved")).containsExactly(saved);
    assertThat(seqs(ben.ask(query(tag + " is:saved")))).isEmpty();
    refused("has:wings");
    refused("is:odd");
    accepted(ann, aim("pin", "lobby").put("target", pinned).put("on", false));
  }

  @Test
  void phrasesStandTogetherAndAMinusKeepsWordsAway() {
    long together = post(ann, "lobby", "the green tea is ready");
    long apart = post(ann, "lobby", "tea in a green cup");
    assertThat(found("\"green tea\"")).containsExactly(together);
    assertThat(found("green tea")).containsExactly(apart, together);
    assertThat(found("tea -ready")).containsExactly(apart);
    assertThat(found("tea -\"green tea\" from:me")).containsExactly(apart);
    refused("-from:me");
  }

  private void refused(String operators) {
    JsonNode answer = ann.ask(query(tag + " " + operators));
    assertThat(answer.path("code").asText()).as(answer.toString()).isEqualTo("bad-request");
    assertThat(answer.path("field").asText()).isEqualTo("q");
  }

  private List<Long> found(String operators) {
    return seqs(ann.ask(query(tag + " " + operators)));
  }

  private static List<Long> seqs(JsonNode results) {
    assertThat(results.path("type").asText()).as(results.toString()).isEqualTo("results");
    return StreamSupport.stream(results.path("hits").spliterator(), false)
        .map(hit -> hit.path("seq").asLong())
        .toList();
  }

  private long post(ChatClient client, String room, String text) {
    return accepted(client, aim("post", room).put("text", tag + " " + text)).path("seq").asLong();
  }

  private static JsonNode accepted(ChatClient client, ObjectNode command) {
    JsonNode answer = client.ask(command);
    assertThat(answer.path("type").asText()).as(answer.toString()).isEqualTo("accepted");
    return answer;
  }

  private static ObjectNode query(String text) {
    return command("search").put("q", text).put("zone", "UTC");
  }

  private static ObjectNode aim(String type, String room) {
    return command(type).put("room", room);
  }

  private static ObjectNode command(String type) {
    return Json.MAPPER.createObjectNode().put("type", type);
  }
}
