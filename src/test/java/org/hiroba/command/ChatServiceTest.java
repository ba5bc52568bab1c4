package org.hiroba.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;
import org.hiroba.protocol.CloseCode;
import org.hiroba.protocol.ProtocolLimits;
import org.hiroba.room.RoomId;
import org.hiroba.session.FakeConnection;
import org.hiroba.session.OutboxLimits;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ChatServiceTest {
  private final Plaza plaza = new Plaza();
  private final Client olga = plaza.client("olga");
  private final Client mia = plaza.client("mia");

  @AfterEach
  void close() {
    plaza.close();
  }

  private static String in(String room, String rest) {
    return "'room':'" + room + "'" + (rest.isEmpty() ? "" : "," + rest);
  }

  // hello

  @Test
  void welcomesANewcomerInTheLobby() {
    Client otto = plaza.connect("otto");
    JsonNode welcome = otto.hello("");
    assertThat(welcome.get("user").get("name").asText()).isEqualTo("otto");
    assertThat(welcome.get("epoch").asText()).isEqualTo(plaza.store.epoch());
    assertThat(welcome.get("heartbeatSeconds").asInt()).isEqualTo(20);
    assertThat(welcome.get("rooms")).hasSize(1);
    JsonNode lobby = welcome.get("rooms").get(0);
    assertThat(lobby.get("id").asText()).isEqualTo("lobby");
    assertThat(lobby.get("role").asText()).isEqualTo("member");
    assertThat(plaza.store.head(RoomId.LOBBY)).isZero();
  }

  @Test
  void refusesASecondHelloAndGoesOn() {
    assertThat(Client.outcome(olga.ask("hello", ""))).isEqualTo("bad-request");
    assertThat(Client.outcome(olga.ask("ping", ""))).isEqualTo("pong");
  }

  @Test
  void letsASocketThatNamesNoRoomHearWhatComesFromNowOn() {
    olga.post("lobby", "before");
    Client late = plaza.client("mia");
    long seq = olga.post("lobby", "after");
    late.awaitEvent("lobby", seq);
    assertThat(late.events("message")).hasSize(1);
    assertThat(late.events("caughtUp")).isEmpty();
  }

  @Test
  void replaysWhatASocketMissedAndGoesOnLive() {
    for (int i = 0; i < 5; i++) {
      olga.post("lobby", "m" + i);
    }
    Client back = plaza.connect("mia");
    back.hello("'epoch':'" + plaza.store.epoch() + "','resume':{'lobby':2}");
    JsonNode caughtUp = back.await("caughtUp");
    assertThat(caughtUp.get("seq").asLong()).isEqualTo(5);
    back.awaitEvent("lobby", olga.post("lobby", "live"));
    assertThat(back.events("message").stream().map(e -> e.get("seq").asInt()))
        .containsExactly(3, 4, 5, 6);
  }

  @Test
  void answersGapToAnotherEpochAndToASeqAboveTheHead() {
    for (boolean otherEpoch : new boolean[] {true, false}) {
      long head = olga.post("lobby", "m");
      Client back = plaza.connect("mia");
      back.hello(
          otherEpoch
              ? "'epoch':'another','resume':{'lobby':0}"
              : "'resume':{'lobby':" + (head + 1) + "}");
      assertThat(back.await("gap").get("head").asLong()).isEqualTo(head);
      back.awaitEvent("lobby", olga.post("lobby", "live"));
      assertThat(back.events("message")).hasSize(1);
      assertThat(back.events("caughtUp")).isEmpty();
    }
  }

  @Test
  void replaysExactlyAsManyEventsAsItMay() {
    try (Plaza small = new Plaza(new ProtocolLimits(10_000, 65_536, 0, 3))) {
      Client writer = small.client("olga");
      for (int i = 0; i < 4; i++) {
        writer.post("lobby", "m" + i);
      }
      Client inTime = small.connect("mia");
      inTime.hello("'resume':{'lobby':1}");
      inTime.await("caughtUp");
      assertThat(inTime.events("message")).hasSize(3);
      Client late = small.connect("mia");
      late.hello("'resume':{'lobby':0}");
      assertThat(late.await("gap").get("head").asLong()).isEqualTo(4);
      late.settle();
      assertThat(late.events("message")).isEmpty();
    }
  }

  @Test
  void answersAHelloThatResumesMoreRoomsThanMayWait() {
    StringBuilder resume = new StringBuilder("'lobby':0");
    for (int i = 0; i < 5_000; i++) {
      resume.append(",'gone-").append(i).append("':1");
    }
    FakeConnection slow = FakeConnection.whenTold();
    Client back = plaza.connect("mia", slow, OutboxLimits.ofEvents(16));
    back.say("{'type':'hello','id':'h','resume':{" + resume + "}}");
    await().until(() -> !slow.frames().isEmpty());
    slow.sends(FakeConnection.Sends.AT_ONCE);
    slow.completeAll();
    back.await("caughtUp");
    assertThat(back.events("roomRemoved")).hasSize(5_000);
    assertThat(slow.closes()).isEmpty();
  }

  @Test
  void hidesTheTextOfADeletedMessageOnResumeAndInHistory() {
    long seq = olga.post("lobby", "secret");
    olga.must("edit", in("lobby", "'target':" + seq + ",'text':'secret again'"));
    olga.must("delete", in("lobby", "'target':" + seq));
    Client back = plaza.connect("mia");
    back.hello("'resume':{'lobby':0}");
    back.await("caughtUp");
    back.ask("history", in("lobby", ""));
    assertThat(back.connection.texts().toString()).doesNotContain("secret");
    assertThat(back.events("message").get(0).get("deleted").asBoolean()).isTrue();
    assertThat(back.events("deleted")).hasSize(1);
  }

  // rooms

  @Test
  void tellsAllSocketsOfAPersonOfARoomThatTheyJoinAndLeave() {
    String room = olga.createRoom("Square", "public");
    Client tab = plaza.client("mia");
    long joined = mia.must("joinRoom", in(room, "")).get("seq").asLong();
    mia.awaitRoom(room);
    tab.awaitRoom(room);
    olga.awaitEvent(room, joined);
    tab.awaitEvent(room, olga.post(room, "hi"));
    mia.must("leaveRoom", in(room, ""));
    mia.await("roomRemoved");
    tab.await("roomRemoved");
    long after = olga.post(room, "after");
    olga.awaitEvent(room, after);
    assertThat(tab.events("message")).hasSize(1);
    assertThat(mia.events("memberLeft")).isEmpty();
  }

  @Test
  void tellsAnInvitedPersonAndStopsToTellARemovedOne() {
    String room = olga.createRoom("Square", "private");
    olga.invite(room, mia);
    mia.awaitEvent(room, olga.post(room, "hello"));
    olga.must("remove", in(room, "'user':'" + mia.id() + "'"));
    mia.await("roomRemoved");
    olga.awaitEvent(room, olga.post(room, "secret"));
    assertThat(mia.connection.texts().toString()).doesNotContain("secret");
    olga.invite(room, mia);
    await().until(() -> mia.events("roomAdded").size() == 2);
    mia.awaitEvent(room, olga.post(room, "again"));
  }

  @Test
  void acceptsWhatChangesNothingWithoutASeq() {
    String room = olga.createRoom("Square", "public");
    mia.must("joinRoom", in(room, ""));
    long target = mia.post(room, "m");
    mia.must("react", in(room, "'target':" + target + ",'emoji':'👍','on':true"));
    for (String[] noop :
        new String[][] {
          {"joinRoom", ""},
          {"react", "'target':" + target + ",'emoji':'👍','on':true"},
          {"react", "'target':" + target + ",'emoji':'🎉','on':false"},
          {"invite", "'user':'" + olga.id() + "'"}
        }) {
      assertThat(mia.must(noop[0], in(room, noop[1])).has("seq")).as(noop[0]).isFalse();
    }
    assertThat(olga.must("updateRoom", in(room, "'name':'Square'")).has("seq")).isFalse();
    assertThat(plaza.store.head(new RoomId(room))).isEqualTo(3);
  }

  @Test
  void refusesTargetsThatAreNoMessagesOrGone() {
    String room = olga.createRoom("Square", "public");
    mia.must("joinRoom", in(room, ""));
    long gone = mia.post(room, "gone");
    mia.must("delete", in(room, "'target':" + gone));
    for (String[] command :
        new String[][] {
          {"edit", "'text':'x','target':%s"},
          {"delete", "'target':%s"},
          {"react", "'emoji':'👍','on':true,'target':%s"},
          {"post", "'text':'x','replyTo':%s"}
        }) {
      String at = command[1];
      assertThat(Client.outcome(mia.ask(command[0], in(room, at.replace("%s", "1")))))
          .as("a join is no message")
          .isEqualTo("not-found");
      assertThat(Client.outcome(mia.ask(command[0], in(room, at.replace("%s", "99")))))
          .isEqualTo("not-found");
      assertThat(
              Client.outcome(mia.ask(command[0], in(room, at.replace("%s", Long.toString(gone))))))
          .isEqualTo("conflict");
    }
  }

  @Test
  void handsTheRoomOfTheLastOwnerWhoLeavesToItsLongestMember() {
    String room = olga.createRoom("Square", "private");
    olga.invite(room, mia);
    Client zoe = plaza.client("zoe");
    olga.invite(room, zoe);
    long left = olga.must("leaveRoom", in(room, "")).get("seq").asLong();
    JsonNode update = zoe.awaitEvent(room, left + 1);
    assertThat(update.get("type").asText()).isEqualTo("roomUpdated");
    assertThat(update.get("owner").asText()).isEqualTo(mia.id().value());
    mia.must("updateRoom", in(room, "'topic':'mine'"));
  }

  @Test
  void keepsTheNameOfAnArchivedRoomFreeForOthersAndAsksForANewOneAfterwards() {
    String room = olga.createRoom("Square", "public");
    olga.must("updateRoom", in(room, "'archived':true"));
    mia.createRoom("square", "public");
    assertThat(Client.outcome(olga.ask("updateRoom", in(room, "'archived':false"))))
        .isEqualTo("conflict");
    olga.must("updateRoom", in(room, "'archived':false,'name':'Old Square'"));
  }

  // direct rooms

  private String direct(Client from, Client... others) {
    List<String> ids = Arrays.stream(others).map(c -> "'" + c.id() + "'").toList();
    return from.must("openDirect", "'users':[" + String.join(",", ids) + "]").get("room").asText();
  }

  @Test
  void givesTheSamePeopleTheSameDirectRoom() {
    Client zoe = plaza.client("zoe");
    String room = direct(olga, mia, zoe);
    assertThat(direct(mia, zoe, olga)).isEqualTo(room);
    assertThat(direct(olga, zoe, zoe, olga, mia)).isEqualTo(room);
    assertThat(direct(olga, mia)).isNotEqualTo(room);
  }

  @Test
  void refusesADirectRoomWithNobodyTooManyOrAStranger() {
    assertThat(Client.outcome(olga.ask("openDirect", "'users':[]"))).isEqualTo("bad-request");
    assertThat(Client.outcome(olga.ask("openDirect", "'users':['" + olga.id() + "']")))
        .isEqualTo("bad-request");
    assertThat(Client.outcome(olga.ask("openDirect", "'users':['nobody']"))).isEqualTo("not-found");
    List<String> nine = IntStream.range(0, 9).mapToObj(i -> "'" + plaza.id("p" + i) + "'").toList();
    assertThat(Client.outcome(olga.ask("openDirect", "'users':[" + String.join(",", nine) + "]")))
        .isEqualTo("bad-request");
    olga.must("openDirect", "'users':[" + String.join(",", nine.subList(0, 8)) + "]");
  }

  @Test
  void showsADirectRoomToTheOthersWithItsFirstMessage() {
    String room = direct(olga, mia);
    olga.awaitRoom(room);
    mia.settle();
    assertThat(mia.events("roomAdded")).isEmpty();
    olga.post(room, "first");
    olga.post(room, "second");
    mia.awaitEvent(room, 2);
    List<String> seen =
        mia.connection.events().stream()
            .filter(e -> e.toString().contains(room))
            .map(e -> e.get("type").asText())
            .toList();
    assertThat(seen).containsExactly("roomAdded", "message", "message");
    JsonNode added = mia.await("roomAdded").get("room");
    assertThat(added.get("name").isNull()).isTrue();
    assertThat(added.get("head").asLong()).isZero();
    assertThat(added.get("members")).hasSize(2);
    assertThat(plaza.connect("mia").hello("").get("rooms").toString()).contains(room);
  }

  // reading, typing, presence

  @Test
  void tellsTheOtherSocketsOfAPersonUpToWhereTheyRead() {
    for (int i = 0; i < 5; i++) {
      olga.post("lobby", "m");
    }
    Client tab = plaza.client("mia");
    mia.say("{'type':'read','room':'lobby','seq':3}");
    assertThat(tab.await("read").get("upTo").asLong()).isEqualTo(3);
    mia.say("{'type':'read','room':'lobby','seq':2}");
    mia.say("{'type':'read','room':'lobby','seq':999}");
    tab.connection.await("clamped mark", event -> event.path("upTo").asLong() == 5);
    assertThat(tab.events("read")).hasSize(2);
    assertThat(mia.events("read")).isEmpty();
    assertThat(olga.events("read")).isEmpty();
    assertThat(plaza.connect("mia").hello("").get("rooms").get(0).get("readUpTo").asLong())
        .isEqualTo(5);
  }

  @Test
  void tellsEachSocketOfTheMarkThatTheOtherSetWhileOneWasBeingWritten() throws Exception {
    for (int i = 0; i < 9; i++) {
      olga.post("lobby", "m");
    }
    Client tab = plaza.client("mia");
    var writing = new CountDownLatch(1);
    var goOn = new CountDownLatch(1);
    plaza.store.beforeCommit(
        () -> {
          writing.countDown();
          Plaza.await(goOn);
        });
    mia.say("{'type':'read','room':'lobby','seq':3}");
    writing.await();
    tab.say("{'type':'read','room':'lobby','seq':7}");
    tab.settle();
    goOn.countDown();
    mia.connection.await("the tab's mark", event -> event.path("upTo").asLong() == 7);
    assertThat(tab.events("read").stream().map(e -> e.get("upTo").asLong())).doesNotContain(7L);
  }

  @Test
  void tellsOthersOfTypingAtMostEveryThreeSeconds() {
    String typing = "{'type':'typing','room':'lobby'}";
    mia.say(typing);
    olga.await("typing");
    mia.say(typing);
    plaza.nanos.addAndGet(Duration.ofSeconds(3).toNanos());
    mia.say(typing);
    olga.connection.await("second typing", event -> olga.events("typing").size() == 2);
    olga.awaitEvent("lobby", mia.post("lobby", "done"));
    assertThat(olga.events("typing")).hasSize(2);
    assertThat(mia.events("typing")).isEmpty();
  }

  @Test
  void listsPeopleWithTheirPresence() {
    Client zoe = plaza.client("zoe");
    zoe.say("{'type':'presence','state':'away'}");
    plaza.signedIn("gone");
    zoe.settle();
    JsonNode users = olga.ask("users", "").get("users");
    List<String> states =
        StreamSupport.stream(users.spliterator(), false)
            .map(u -> u.get("name").asText() + " " + u.get("presence").asText())
            .toList();
    assertThat(states).containsExactly("gone offline", "mia online", "olga online", "zoe away");
  }

  // limits

  @Test
  void refusesPostsBeyondTheBurstAndSaysWhenToComeAgain() {
    try (Plaza limited = new Plaza(new ProtocolLimits(10_000, 65_536, 2, 1_000))) {
      Client writer = limited.client("olga");
      Client tab = limited.client("olga");
      for (int i = 0; i < 4; i++) {
        (i % 2 == 0 ? writer : tab).post("lobby", "m");
      }
      JsonNode refused = writer.askAs("late", "post", in("lobby", "'text':'m'"));
      assertThat(Client.outcome(refused)).isEqualTo("rate-limited");
      long wait = refused.get("retryAfterMillis").asLong();
      assertThat(wait).isEqualTo(500);
      assertThat(Client.outcome(limited.client("mia").ask("post", in("lobby", "'text':'m'"))))
          .isEqualTo("accepted");
      limited.nanos.addAndGet(Duration.ofMillis(wait).toNanos());
      assertThat(Client.outcome(writer.askAs("late", "post", in("lobby", "'text':'m'"))))
          .isEqualTo("accepted");
    }
  }

  @Test
  void refusesCommandsWhenTooManyWait() {
    var goOn = new CountDownLatch(1);
    olga.session.queues().commands().execute(() -> Plaza.await(goOn));
    for (int i = 0; i < 1_100; i++) {
      olga.say("{'type':'ping','id':'p" + i + "'}");
      olga.say("{'type':'nonsense','id':'n" + i + "'}");
    }
    goOn.countDown();
    olga.connection.await("refusal", event -> event.path("code").asText().equals("rate-limited"));
    olga.connection.await("answer", event -> event.path("re").asText().equals("p0"));
  }

  @Test
  void tellsJunkFromCommandsThatCannotBeCarriedOut() {
    assertThat(olga.say("junk")).isFalse();
    assertThat(olga.say("[]")).isFalse();
    assertThat(olga.say("{'type':'nonsense'}")).isTrue();
    olga.connection.await("errors", event -> olga.events("error").size() == 3);
    assertThat(olga.connection.closes()).isEmpty();
  }

  // endings

  @Test
  void tellsClientsWhenToComeAgainAndClosesTheirSocketsWhenItDrains() throws Exception {
    FakeConnection stuck = FakeConnection.whenTold();
    Client slow = plaza.connect("slow", stuck, OutboxLimits.ofEvents(256));
    slow.say("{'type':'hello','id':'h'}");
    await().until(() -> !stuck.frames().isEmpty());
    assertThat(plaza.chat.drain(Duration.ZERO)).isTrue();
    assertThat(plaza.chat.drain(Duration.ZERO)).as("the second time").isFalse();
    assertThat(olga.await("draining").get("reconnectAfterMillis").asLong()).isPositive();
    assertThat(olga.connection.closes()).as("told before it is closed").isEmpty();
    Client late = plaza.connect("late");
    assertThat(late.await("draining").get("reconnectAfterMillis").asLong()).isPositive();
    assertThat(late.connection.closes()).containsExactly(CloseCode.SERVICE_RESTART);
    plaza.chat.closeAll(Duration.ofMillis(50));
    assertThat(olga.connection.closes()).containsExactly(CloseCode.SERVICE_RESTART);
    assertThat(stuck.closes()).containsExactly(CloseCode.SERVICE_RESTART);
    plaza.chat.closeAll(Duration.ofMinutes(1));
    plaza.chat.resume();
    assertThat(plaza.connect("again").connection.closes()).isEmpty();
  }

  @Test
  void closesTheSocketsOfASignInThatEndsAndThoseThatItsHandshakeStillOpens() throws Exception {
    Client tab = plaza.client("mia");
    plaza.signIns.signOut(mia.id(), mia.session.signIn());
    await()
        .untilAsserted(
            () -> {
              assertThat(mia.connection.closes()).containsExactly(CloseCode.SIGNED_OUT);
              assertThat(tab.connection.closes()).containsExactly(CloseCode.SIGNED_OUT);
            });
    assertThat(olga.connection.closes()).isEmpty();
    Client late = plaza.connect("mia");
    assertThat(late.connection.closes()).containsExactly(CloseCode.SIGNED_OUT);
  }

  @Test
  void carriesOutNothingThatWasQueuedBeforeTheSocketWasClosed() {
    var goOn = new CountDownLatch(1);
    mia.session.queues().commands().execute(() -> Plaza.await(goOn));
    mia.say("{'type':'post','id':'late','room':'lobby','text':'late'}");
    plaza.signIns.signOut(mia.id(), mia.session.signIn());
    await().until(mia.session::hasEnded);
    goOn.countDown();
    olga.awaitEvent("lobby", olga.post("lobby", "m"));
    assertThat(olga.connection.texts().toString()).doesNotContain("late");
  }

  @Test
  void forgetsASessionThatDisconnects() {
    mia.disconnect();
    mia.disconnect();
    assertThat(plaza.sessions.count()).isEqualTo(1);
    olga.awaitEvent("lobby", olga.post("lobby", "m"));
    assertThat(mia.events("message")).isEmpty();
  }

  @Test
  void closesASocketThatCannotBeAddedToARoom() {
    String room = olga.createRoom("Square", "private");
    var goOn = new CountDownLatch(1);
    mia.session.queues().commands().execute(() -> Plaza.await(goOn));
    olga.must("invite", in(room, "'user':'" + mia.id() + "'"));
    plaza.store.down(true);
    goOn.countDown();
    await()
        .untilAsserted(
            () -> assertThat(mia.connection.closes()).containsExactly(CloseCode.GOING_AWAY));
  }
}
