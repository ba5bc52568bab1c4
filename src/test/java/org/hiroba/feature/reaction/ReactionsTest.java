package org.hiroba.feature.reaction;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.hiroba.command.Client;
import org.hiroba.command.Plaza;
import org.hiroba.emoji.Emoji;
import org.hiroba.log.Reaction;
import org.hiroba.room.RoomId;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Speaks of reactions over the protocol. */
class ReactionsTest {
  private static final List<String> SOME = Emoji.all().stream().sorted().limit(60).toList();

  private final Plaza plaza = new Plaza();
  private final Client ann = plaza.client("ann");
  private final Client bob = plaza.client("bob");
  private String room;
  private long target;

  @BeforeEach
  void open() {
    room = ann.createRoom("Square", "public");
    bob.must("joinRoom", "'room':'" + room + "'");
    target = ann.post(room, "hi");
  }

  @AfterEach
  void close() {
    plaza.close();
  }

  private JsonNode react(Client who, String emoji, boolean on) {
    return who.ask("react", aim(emoji) + ",'on':" + on);
  }

  private String aim(String emoji) {
    return "'room':'" + room + "','target':" + target + ",'emoji':'" + emoji + "'";
  }

  private JsonNode message(Client who) {
    return who.ask("history", "'room':'" + room + "','around':" + target + ",'limit':1")
        .get("messages")
        .get(0);
  }

  private static List<String> names(JsonNode object) {
    List<String> names = new ArrayList<>();
    object.fieldNames().forEachRemaining(names::add);
    return names;
  }

  @Test
  void takesThousandsOfDifferentTextsForNoReactions() {
    long head = plaza.store.head(new RoomId(room));

    for (int i = 0; i < 2_000; i++) {
      bob.say(
          "{'type':'react','id':'j-"
              + i
              + "',"
              + aim("junk-" + i + "-".repeat(32).substring(0, 20))
              + ",'on':true}");
      if (i % 500 == 0) {
        bob.settle();
      }
    }
    JsonNode last = react(bob, "👍👍", true);

    assertThat(Client.outcome(last)).isEqualTo("bad-request");
    assertThat(last.get("message").asText()).contains("one emoji of Unicode").contains("👍");
    assertThat(plaza.store.head(new RoomId(room))).isEqualTo(head);
    assertThat(message(ann).get("reactions")).isEmpty();
  }

  @Test
  void takesEverySpellingOfAnEmojiForOneKind() {
    assertThat(react(ann, "❤", true).has("seq")).isTrue();
    assertThat(react(bob, "❤️", true).has("seq")).isTrue();
    assertThat(react(bob, "❤\uFE0E", true).has("seq")).as("it is on already").isFalse();

    assertThat(names(message(ann).get("reactions"))).containsExactly("❤️");
    assertThat(message(ann).get("reactions").get("❤️")).hasSize(2);
    assertThat(ann.events("reacted")).allMatch(event -> event.get("emoji").asText().equals("❤️"));
    assertThat(react(ann, "❤️", false).has("seq")).isTrue();
    assertThat(message(ann).get("reactions").get("❤️")).hasSize(1);
  }

  @Test
  void answersTheSameWhenASpellingIsSentAgain() {
    String command = aim("❤") + ",'on':true";
    JsonNode first = ann.askAs("again", "react", command);
    assertThat(ann.askAs("again", "react", command)).isEqualTo(first);
  }

  @Test
  void refusesTheFiftyFirstKindUntilOneIsGone() {
    for (String emoji : SOME.subList(0, Reaction.MAX_KINDS)) {
      assertThat(Client.outcome(react(ann, emoji, true))).isEqualTo("accepted");
    }
    String more = SOME.get(Reaction.MAX_KINDS);

    JsonNode refused = react(bob, more, true);
    assertThat(Client.outcome(refused)).isEqualTo("conflict");
    assertThat(refused.get("message").asText()).contains("50 kinds").contains("take");
    assertThat(react(bob, SOME.get(0), true).has("seq")).as("a kind that is there").isTrue();
    assertThat(message(ann).get("reactions")).hasSize(Reaction.MAX_KINDS);

    assertThat(react(ann, SOME.get(0), false).has("seq")).isTrue();
    assertThat(Client.outcome(react(ann, more, true))).as("bob holds it").isEqualTo("conflict");
    assertThat(react(ann, SOME.get(1), false).has("seq")).isTrue();
    assertThat(Client.outcome(react(bob, more, true))).isEqualTo("accepted");
  }

  @Test
  void refusesItTooWhenManyComeAtOnce() {
    List<String> ids = new ArrayList<>();
    for (String emoji : SOME) {
      for (Client who : List.of(ann, bob)) {
        String id = Client.newId();
        ids.add(id);
        who.say("{'type':'react','id':'" + id + "'," + aim(emoji) + ",'on':true}");
      }
    }
    ann.settle();
    bob.settle();
    Stream.of(ann, bob)
        .forEach(
            who ->
                who.connection.await(
                    "all answers",
                    event ->
                        who.connection.events().stream()
                                .filter(answer -> ids.contains(answer.path("re").asText()))
                                .count()
                            == SOME.size()));

    assertThat(message(ann).get("reactions")).hasSize(Reaction.MAX_KINDS);
  }

  @Test
  void forgetsTheKindsOfADeletedMessage() {
    react(bob, "👍", true);
    ann.must("delete", "'room':'" + room + "','target':" + target);

    JsonNode reactors = bob.ask("reactors", aim("👍"));
    assertThat(reactors.get("users")).isEmpty();
    assertThat(reactors.get("total").asLong()).isZero();
  }

  @Test
  void tellsTheFirstTwentyTheirNumberAndTheReadersOwn() {
    List<Client> crowd = crowd(25);
    List<String> first = crowd.subList(0, 20).stream().map(who -> who.id().value()).toList();
    Client late = crowd.get(24);

    JsonNode page = late.ask("history", "'room':'" + room + "'");
    JsonNode message = page.get("messages").get(page.get("messages").size() - 1);
    assertThat(texts(message.get("reactions").get("👍"))).containsExactlyElementsOf(first);
    assertThat(message.get("reactionCounts").toString()).isEqualTo("{\"👍\":25}");
    assertThat(page.get("mine").toString()).isEqualTo("{\"" + target + "\":[\"👍\"]}");
    assertThat(page.get("head").asLong()).isEqualTo(plaza.store.head(new RoomId(room)));
    assertThat(ann.ask("history", "'room':'" + room + "'").has("mine")).isFalse();

    react(crowd.get(0), "👍", false);
    message = message(late);
    assertThat(texts(message.get("reactions").get("👍"))).hasSize(20).doesNotContain(first.get(0));
    assertThat(message.get("reactionCounts").get("👍").asInt()).isEqualTo(24);
  }

  @Test
  void listsWhoReactedPartByPart() {
    List<Client> crowd = crowd(25);

    JsonNode part = bob.ask("reactors", aim("👍") + ",'limit':10");
    assertThat(part.get("type").asText()).isEqualTo("reactors");
    assertThat(part.get("total").asInt()).isEqualTo(25);
    JsonNode user = part.get("users").get(0);
    assertThat(names(user)).containsExactly("id", "name", "displayName");
    List<String> listed = new ArrayList<>(ids(part));
    while (part.has("cursor")) {
      part =
          bob.ask(
              "reactors", aim("👍") + ",'limit':10,'cursor':'" + part.get("cursor").asText() + "'");
      listed.addAll(ids(part));
    }
    assertThat(listed).isEqualTo(crowd.stream().map(who -> who.id().value()).toList());
    assertThat(bob.ask("reactors", aim("🎉")).get("users")).isEmpty();
    assertThat(Client.outcome(bob.ask("reactors", aim("👍").replace("" + target, "99999"))))
        .isEqualTo("not-found");
  }

  private List<Client> crowd(int count) {
    List<Client> crowd = IntStream.range(0, count).mapToObj(i -> plaza.client("p" + i)).toList();
    for (Client who : crowd) {
      who.must("joinRoom", "'room':'" + room + "'");
      assertThat(react(who, "👍", true).has("seq")).isTrue();
    }
    return crowd;
  }

  private static List<String> texts(JsonNode array) {
    return StreamSupport.stream(array.spliterator(), false).map(JsonNode::asText).toList();
  }

  private static List<String> ids(JsonNode part) {
    return StreamSupport.stream(part.get("users").spliterator(), false)
        .map(user -> user.get("id").asText())
        .toList();
  }
}
