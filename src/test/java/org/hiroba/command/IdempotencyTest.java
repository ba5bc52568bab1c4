package org.hiroba.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.hiroba.log.FaultyStore.CommitFault;
import org.hiroba.room.RoomId;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Promise 2 of the protocol: (user, id) names one mutating command for good. */
class IdempotencyTest {
  private final Plaza plaza = new Plaza();
  private final Client olga = plaza.client("olga");
  private final Client mia = plaza.client("mia");
  private String room;
  private long target;

  @BeforeEach
  void makeARoom() {
    room = olga.createRoom("Square", "private");
    olga.invite(room, mia);
    target = olga.post(room, "target");
    plaza.signedIn("otto");
  }

  @AfterEach
  void close() {
    plaza.close();
  }

  static Stream<Arguments> mutating() {
    return Stream.of(
        Arguments.of("post", "'room':'%room','text':'hi'", "'room':'%room','text':'ho'"),
        Arguments.of(
            "post", "'room':'%room','text':'hi'", "'room':'%room','text':'hi','replyTo':%target"),
        Arguments.of(
            "post", "'room':'%room','text':'hi'", "'room':'%room','text':'hi','mentions':['%mia']"),
        Arguments.of(
            "edit",
            "'room':'%room','target':%target,'text':'new'",
            "'room':'%room','target':%target,'text':'newer'"),
        Arguments.of(
            "edit",
            "'room':'%room','target':%target,'text':'new'",
            "'room':'%room','target':%target,'text':'new','mentions':['%mia']"),
        Arguments.of("delete", "'room':'%room','target':%target", "'room':'%room','target':999"),
        Arguments.of(
            "react",
            "'room':'%room','target':%target,'emoji':'👍','on':true",
            "'room':'%room','target':%target,'emoji':'👍','on':false"),
        Arguments.of("createRoom", "'name':'New','kind':'public'", "'name':'New','kind':'private'"),
        Arguments.of("openDirect", "'users':['%mia']", "'users':['%otto']"),
        Arguments.of("joinRoom", "'room':'lobby'", "'room':'%room'"),
        Arguments.of("leaveRoom", "'room':'%room'", "'room':'lobby'"),
        Arguments.of("invite", "'room':'%room','user':'%otto'", "'room':'%room','user':'%mia'"),
        Arguments.of("remove", "'room':'%room','user':'%mia'", "'room':'%room','user':'%otto'"),
        Arguments.of("updateRoom", "'room':'%room','topic':'a'", "'room':'%room','name':'a'"),
        Arguments.of(
            "updateRoom",
            "'room':'%room','topic':'a'",
            "'room':'%room','topic':'a','name':'null'"));
  }

  private String filled(String fields) {
    return fields
        .replace("%room", room)
        .replace("%target", Long.toString(target))
        .replace("%mia", mia.id().value())
        .replace("%otto", plaza.id("otto").value());
  }

  @ParameterizedTest
  @MethodSource("mutating")
  void answersACommandThatIsSentAgainAsTheFirstTimeAndDoesItOnce(
      String type, String fields, String otherFields) {
    JsonNode first = olga.askAs("same", type, filled(fields));
    assertThat(Client.outcome(first)).isEqualTo("accepted");
    long head = plaza.store.head(new RoomId(room));
    Client onAnotherSocket = plaza.client("olga");
    assertThat(onAnotherSocket.askAs("same", type, filled(fields))).isEqualTo(first);
    assertThat(olga.askAs("same", type, filled(fields))).isEqualTo(first);
    assertThat(plaza.store.head(new RoomId(room))).isEqualTo(head);
  }

  @ParameterizedTest
  @MethodSource("mutating")
  void refusesTheSameIdWithOtherContent(String type, String fields, String otherFields) {
    assertThat(Client.outcome(olga.askAs("same", type, filled(fields)))).isEqualTo("accepted");
    long head = plaza.store.head(new RoomId(room));
    assertThat(Client.outcome(olga.askAs("same", type, filled(otherFields)))).isEqualTo("conflict");
    assertThat(Client.outcome(olga.askAs("same", "post", filled("'room':'%room','text':'x'"))))
        .isEqualTo("conflict");
    assertThat(plaza.store.head(new RoomId(room))).isEqualTo(head);
  }

  @Test
  void keepsTheIdsOfDifferentPeopleApart() {
    JsonNode first = olga.askAs("same", "post", filled("'room':'%room','text':'a'"));
    JsonNode second = mia.askAs("same", "post", filled("'room':'%room','text':'b'"));
    assertThat(second.get("seq").asLong()).isEqualTo(first.get("seq").asLong() + 1);
  }

  @Test
  void doesNotRememberRefusals() {
    Client otto = plaza.client("otto");
    String fields = filled("'room':'%room','text':'let me in'");
    assertThat(Client.outcome(otto.askAs("p", "post", fields))).isEqualTo("not-found");
    olga.invite(room, otto);
    assertThat(Client.outcome(otto.askAs("p", "post", fields))).isEqualTo("accepted");
  }

  @Test
  void answersAsTheFirstTimeThoughTheRightIsGone() {
    JsonNode first = mia.askAs("p", "post", filled("'room':'%room','text':'hi'"));
    olga.must("remove", filled("'room':'%room','user':'%mia'"));
    assertThat(mia.askAs("p", "post", filled("'room':'%room','text':'hi'"))).isEqualTo(first);
    assertThat(Client.outcome(mia.askAs("q", "post", filled("'room':'%room','text':'hi'"))))
        .isEqualTo("not-found");
  }

  @ParameterizedTest
  @EnumSource(CommitFault.class)
  void answersOneSeqPerIdWhenACommitFails(CommitFault fault) {
    plaza.store.failNextCommit(fault);
    JsonNode first = olga.askAs("p", "post", filled("'room':'%room','text':'hi'"));
    assertThat(Client.outcome(first)).isEqualTo("accepted");
    assertThat(olga.askAs("p", "post", filled("'room':'%room','text':'hi'"))).isEqualTo(first);
    plaza.fanOut.checkHeads();
    olga.awaitEvent(room, first.get("seq").asLong());
    assertThat(plaza.store.head(new RoomId(room))).isEqualTo(first.get("seq").asLong());
  }

  @Test
  void bringsANewMemberIntoTheRoomThoughTheCommitWasUnclear() {
    plaza.store.failNextCommit(CommitFault.WRITTEN);
    Client otto = plaza.client("otto");
    plaza.store.failNextCommit(CommitFault.WRITTEN);
    olga.must("invite", filled("'room':'%room','user':'%otto'"));
    otto.awaitRoom(room);
  }

  @Test
  void refusesWithUnavailableWhileTheDatabaseIsDownAndTakesTheSameIdLater() {
    olga.awaitFanOut("lobby");
    plaza.store.down(true);
    for (String text : List.of("plain", "with @mention")) {
      String fields = filled("'room':'%room','text':'" + text + "'");
      assertThat(Client.outcome(olga.askAs(text.substring(0, 4), "post", fields)))
          .isEqualTo("unavailable");
    }
    assertThat(Client.outcome(olga.ask("history", filled("'room':'%room'"))))
        .isEqualTo("unavailable");
    plaza.store.down(false);
    JsonNode answer = olga.askAs("plai", "post", filled("'room':'%room','text':'plain'"));
    assertThat(Client.outcome(answer)).isEqualTo("accepted");
    assertThat(answer.get("seq").asLong()).isEqualTo(target + 1);
  }

  @Test
  void keepsTheOrderOfASendersPipelinedPosts() {
    List<String> ids = new ArrayList<>();
    for (int i = 0; i < 300; i++) {
      ids.add("pipe-" + i);
      olga.say(filled("{'type':'post','id':'pipe-" + i + "','room':'%room','text':'" + i + "'}"));
    }
    mia.awaitEvent(room, target + 300);
    List<String> seen =
        mia.events("message").stream()
            .map(event -> event.get("id").asText())
            .filter(ids::contains)
            .toList();
    assertThat(seen).isEqualTo(ids);
  }
}
