package org.hiroba.feature.mention;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.hiroba.account.Role;
import org.hiroba.command.Client;
import org.hiroba.command.Plaza;
import org.hiroba.feature.signin.SignInWrites;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Speaks the protocol: calls to a whole room, and counts that follow what messages say now. */
class GroupCallsTest {
  private final Plaza plaza = new Plaza();
  private Client ann;
  private Client bob;
  private String room;

  @BeforeEach
  void openRoom() {
    ann = plaza.client("ann");
    bob = plaza.client("bob");
    room = ann.createRoom("Square", "private");
    ann.invite(room, bob);
  }

  @AfterEach
  void close() {
    plaza.close();
  }

  private void fill(int people) {
    for (int i = plaza.store.rooms().members(room()).size(); i < people; i++) {
      ann.must("invite", "'room':'" + room + "','user':'" + plaza.id("guest " + i) + "'");
    }
  }

  private org.hiroba.room.RoomId room() {
    return new org.hiroba.room.RoomId(room);
  }

  private JsonNode post(Client who, String text) {
    return who.ask("post", "'room':'" + room + "','text':'" + text + "'");
  }

  private JsonNode edit(Client who, long target, String text) {
    return who.ask("edit", "'room':'" + room + "','target':" + target + ",'text':'" + text + "'");
  }

  private static void accepted(JsonNode answer) {
    assertThat(answer.get("type").asText()).as(answer.toString()).isEqualTo("accepted");
  }

  private static void limited(JsonNode answer, long millis) {
    assertThat(Client.outcome(answer)).isEqualTo("rate-limited");
    assertThat(answer.get("retryAfterMillis").asLong()).isEqualTo(millis);
    assertThat(answer.get("message").asText())
        .contains("once a minute", millis / 1_000 + " s", "@room");
  }

  /** Returns what a welcome says of the room to somebody: unread and mentions. */
  private List<Long> counts(String name) {
    for (JsonNode one : plaza.connect(name).hello("").get("rooms")) {
      if (one.get("id").asText().equals(room)) {
        return List.of(one.get("unread").asLong(), one.get("mentions").asLong());
      }
    }
    throw new AssertionError("no member");
  }

  @Test
  void marksTheEventAndTheMessageAndWritesNobodyOut() {
    long seq = ann.post(room, "look @all");
    JsonNode event = bob.awaitEvent(room, seq);
    assertThat(event.get("mentionsAll").asText()).isEqualTo("room");
    assertThat(event.has("mentions")).isFalse();
    JsonNode message = bob.ask("history", "'room':'" + room + "'").get("messages").get(0);
    assertThat(message.get("mentionsAll").asText()).isEqualTo("room");
    assertThat(message.has("mentions")).isFalse();
    assertThat(counts("bob")).containsExactly(1L, 1L);
    assertThat(bob.ask("mentions", "").get("hits").get(0).get("seq").asLong()).isEqualTo(seq);
    assertThat(ann.ask("mentions", "").get("hits")).isEmpty();
  }

  @Test
  void callsWhoIsHereAtTheTimeAndTellsThemSoLater() {
    bob.say("{'type':'presence','state':'away'}");
    bob.settle();
    Client cat = plaza.client("cat");
    ann.invite(room, cat);
    cat.settle();
    long seq = ann.post(room, "@here");
    assertThat(bob.awaitEvent(room, seq).get("mentionsAll").asText()).isEqualTo("here");
    assertThat(counts("cat")).containsExactly(1L, 1L);
    bob.say("{'type':'presence','state':'online'}");
    bob.settle();
    assertThat(counts("bob")).containsExactly(1L, 0L);
    String asked = "'room':'" + room + "'";
    assertThat(cat.ask("history", asked).get("here").toString()).isEqualTo("[" + seq + "]");
    assertThat(bob.ask("history", asked).has("here")).isFalse();
    assertThat(ann.ask("history", asked).has("here")).isFalse();
  }

  @Test
  void isFreeInARoomOfFifty() {
    fill(CallLimit.FREE_PEOPLE);
    for (int i = 0; i < 3; i++) {
      accepted(post(bob, "@room"));
    }
  }

  @Test
  void letsAMemberCallABigRoomOnceAMinute() {
    fill(CallLimit.FREE_PEOPLE + 1);
    accepted(post(bob, "@room"));
    plaza.clock.move(Duration.ofSeconds(20));
    limited(post(bob, "@here"), 40_000);
    accepted(post(bob, "nobody is called"));
    accepted(post(bob, "`@room` @ann"));
    accepted(post(ann, "@room"));
    accepted(post(ann, "@room"));
    plaza.clock.move(Duration.ofSeconds(40));
    accepted(post(bob, "@here"));
    limited(post(bob, "@room"), 60_000);
  }

  @Test
  void doesNotForgetACallThatWasDeletedAndCountsOneThatIsSentAgainOnce() {
    fill(CallLimit.FREE_PEOPLE + 1);
    String fields = "'room':'" + room + "','text':'@room'";
    JsonNode first = bob.askAs("call-1", "post", fields);
    accepted(first);
    accepted(bob.askAs("call-1", "post", fields));
    bob.must("delete", "'room':'" + room + "','target':" + first.get("seq").asLong());
    limited(post(bob, "@room"), 60_000);
    plaza.clock.move(CallLimit.PAUSE);
    accepted(bob.askAs("call-1", "post", fields));
    accepted(post(bob, "@room"));
  }

  @Test
  void limitsEditsThatCallAnewOnly() {
    fill(CallLimit.FREE_PEOPLE + 1);
    long quiet = bob.post(room, "quiet");
    long here = bob.post(room, "@here");
    limited(edit(bob, quiet, "@room"), 60_000);
    accepted(edit(bob, here, "@here!"));
    limited(edit(bob, here, "@room"), 60_000);
    accepted(edit(bob, here, "nobody"));
    limited(edit(bob, here, "@here"), 60_000);
    plaza.clock.move(CallLimit.PAUSE);
    accepted(edit(bob, quiet, "@room"));
    accepted(edit(bob, quiet, "@here"));
    limited(post(bob, "@here"), 60_000);
  }

  @Test
  void letsAdministratorsCallWheneverTheyMust() {
    fill(CallLimit.FREE_PEOPLE + 1);
    plaza.submit(
        tx ->
            tx.port(SignInWrites.class)
                .setRoles(plaza.id("guest 5"), Set.of(Role.USER, Role.ADMIN)));
    Client admin =
        plaza.connectWith(
            plaza.store.accounts().find(plaza.id("guest 5")).orElseThrow(),
            org.hiroba.account.TokenHash.of("admin"));
    admin.hello("");
    accepted(post(admin, "@room"));
    accepted(post(admin, "@room"));
  }

  @Test
  void doesNotHoldAClockThatWasPutBackAgainstAnybody() {
    fill(CallLimit.FREE_PEOPLE + 1);
    accepted(post(bob, "@room"));
    plaza.clock.move(Duration.ofHours(-2));
    accepted(post(bob, "@room"));
  }

  @Test
  void countsFollowEditsAndDeletions() {
    long first = ann.post(room, "hi");
    long second = ann.post(room, "again");
    accepted(edit(ann, first, "hi @bob"));
    JsonNode edited = bob.awaitEvent(room, second + 1);
    assertThat(edited.get("mentions").toString()).isEqualTo("[\"" + bob.id() + "\"]");
    assertThat(counts("bob")).containsExactly(2L, 1L);
    accepted(edit(ann, second, "@here @room"));
    JsonNode called = bob.awaitEvent(room, second + 2);
    assertThat(called.get("mentionsAll").asText()).isEqualTo("room");
    assertThat(called.has("mentions")).isFalse();
    assertThat(counts("bob")).containsExactly(2L, 2L);
    accepted(edit(ann, first, "hi"));
    assertThat(bob.awaitEvent(room, second + 3).has("mentions")).isFalse();
    assertThat(counts("bob")).containsExactly(2L, 1L);
    ann.must("delete", "'room':'" + room + "','target':" + second);
    assertThat(counts("bob")).containsExactly(1L, 0L);
    JsonNode now = bob.ask("counts", "'room':'" + room + "'");
    assertThat(now.get("type").asText()).isEqualTo("counts");
    assertThat(List.of(now.get("unread").asLong(), now.get("mentions").asLong()))
        .containsExactly(1L, 0L);
    assertThat(now.get("head").asLong()).isEqualTo(second + 4);
  }

  @Test
  void whoIsHereWhenAnEditCallsIsCalledAndWhoWasHereStaysSo() {
    bob.say("{'type':'presence','state':'away'}");
    bob.settle();
    long seq = ann.post(room, "hi");
    accepted(edit(ann, seq, "@here"));
    assertThat(counts("bob").get(1)).isZero();
    bob.settle();
    accepted(edit(ann, seq, "@here!"));
    assertThat(counts("bob").get(1)).isZero();
  }

  @Test
  void anEditKeepsWhomTheClientNamedByAnotherName() {
    bob.must("setProfile", "'displayName':'Robert B.'");
    long seq =
        ann.must(
                "post",
                "'room':'" + room + "','text':'hi @Robert B.','mentions':['" + bob.id() + "']")
            .get("seq")
            .asLong();
    assertThat(counts("bob")).containsExactly(1L, 1L);
    accepted(edit(ann, seq, "hello @Robert B.!"));
    assertThat(counts("bob")).containsExactly(1L, 1L);
    accepted(edit(ann, seq, "hello Robert"));
    assertThat(counts("bob")).containsExactly(1L, 0L);
    accepted(
        ann.ask(
            "edit",
            "'room':'"
                + room
                + "','target':"
                + seq
                + ",'text':'you','mentions':['"
                + bob.id()
                + "']"));
    assertThat(counts("bob")).containsExactly(1L, 1L);
    accepted(edit(ann, seq, "you there"));
    assertThat(counts("bob")).as("no text ever named him").containsExactly(1L, 1L);
  }

  @Test
  void anEditOfAMessageWhoseRoomWasWrittenOutCallsItByTheMark() {
    // As versions before the mark stored it.
    plaza.submit(
        tx ->
            tx.append(
                room(),
                seq ->
                    new org.hiroba.feature.message.MessagePosted(
                        room(),
                        seq,
                        plaza.clock.instant(),
                        "old-1",
                        ann.session.user().ref(),
                        "@room",
                        null,
                        List.of(ann.id(), bob.id()),
                        null,
                        false)));
    long seq = plaza.store.rooms().find(room()).orElseThrow().head();
    assertThat(bob.awaitEvent(room, seq).get("mentions")).hasSize(2);
    assertThat(counts("bob")).containsExactly(1L, 1L);
    accepted(edit(ann, seq, "@room!"));
    JsonNode edited = bob.awaitEvent(room, seq + 1);
    assertThat(edited.has("mentions")).isFalse();
    assertThat(edited.get("mentionsAll").asText()).isEqualTo("room");
    assertThat(counts("bob")).containsExactly(1L, 1L);
  }

  @Test
  void tellsAnOutsiderNothingByACallOrAnEdit() {
    fill(CallLimit.FREE_PEOPLE + 1);
    Client cat = plaza.client("cat");
    assertThat(Client.outcome(post(cat, "@room"))).isEqualTo("not-found");
    assertThat(Client.outcome(edit(cat, 1, "@room"))).isEqualTo("not-found");
    assertThat(Client.outcome(edit(bob, 1, "@room"))).isEqualTo("not-found");
    long seq = ann.post(room, "mine");
    assertThat(Client.outcome(edit(bob, seq, "@room"))).isEqualTo("forbidden");
    accepted(post(bob, "@room"));
  }
}
