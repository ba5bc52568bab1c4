package org.hiroba.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.hiroba.config.MemberLimits;
import org.hiroba.protocol.CommandException;
import org.hiroba.protocol.ErrorCode;
import org.hiroba.protocol.ProtocolLimits;
import org.hiroba.room.RoomId;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Commands of any kind have a rate, and nothing that matters is lost beyond it. */
class CommandRatesTest {
  private static final int RATE = 5;
  private static final int BURST = 10 * RATE;

  private Plaza plaza = plaza(RATE);

  @AfterEach
  void close() {
    plaza.close();
  }

  private static Plaza plaza(int commandsPerSecond) {
    return new Plaza(Plaza.NO_RATES, new MemberLimits(commandsPerSecond, 0, 0, 0));
  }

  private void pass(Duration time) {
    plaza.nanos.addAndGet(time.toNanos());
  }

  /** Uses up what a person may send at once. */
  private void spend(Client who) {
    for (int i = 0; i < BURST; i++) {
      who.say("{'type':'typing','room':'lobby'}");
    }
  }

  private long readUpTo(Client who) {
    return plaza.store.rooms().membership(RoomId.LOBBY, who.id()).orElseThrow().readUpTo();
  }

  @Test
  void countsCommandsOfAllKindsOverAllSocketsOfAPerson() {
    Client one = plaza.client("mia");
    Client two = plaza.client("mia");
    List<String> sent =
        List.of(
            "{'type':'rooms','id':'%s'}",
            "{'type':'ping','id':'%s'}",
            "{'type':'nonsense','id':'%s'}",
            "{'type':'post','id':'%s','room':'lobby','text':'hi'}",
            "no object %s");
    for (int i = 0; i < BURST - 2; i++) {
      (i % 2 == 0 ? one : two).say(sent.get(i % sent.size()).formatted("c" + i));
    }
    for (Client socket : List.of(one, two)) {
      for (String type : List.of("rooms", "ping", "users", "joinRoom", "nonsense", "hello")) {
        JsonNode refused = socket.ask(type, "");
        assertThat(Client.outcome(refused)).as(type).isEqualTo("rate-limited");
        assertThat(refused.get("retryAfterMillis").asLong()).isBetween(1L, 200L);
      }
    }
    Client other = plaza.client("olga");
    assertThat(Client.outcome(other.ask("rooms", ""))).isEqualTo("rooms");
    pass(Duration.ofMillis(200));
    assertThat(Client.outcome(one.ask("rooms", ""))).isEqualTo("rooms");
    assertThat(Client.outcome(one.ask("rooms", ""))).isEqualTo("rate-limited");
  }

  @Test
  void letsInWhoComesBackWhateverTheySentBefore() {
    Client mia = plaza.client("mia");
    mia.settle();
    spend(mia);
    assertThat(Client.outcome(mia.ask("hello", ""))).isEqualTo("rate-limited");
    Client again = plaza.connect("mia");
    assertThat(Client.outcome(again.ask("rooms", ""))).isEqualTo("rate-limited");
    again.hello("");
  }

  @Test
  void knowsNoRateWhereItIsSwitchedOff() {
    plaza.close();
    plaza = plaza(0);
    Client mia = plaza.client("mia");
    for (int i = 1; i <= 2_000; i++) {
      mia.say("{'type':'presence','state':'online'}");
      if (i % 500 == 0) {
        // No more may wait than a queue takes.
        mia.settle();
      }
    }
    assertThat(Client.outcome(mia.ask("rooms", ""))).isEqualTo("rooms");
  }

  @Test
  void sparesPostsThatHaveNoRateUnlessItWasSetItself() {
    plaza.close();
    plaza = new Plaza(Plaza.NO_RATES, MemberLimits.defaults());
    Client mia = plaza.client("mia");
    for (int i = 0; i < 600; i++) {
      mia.post("lobby", "m" + i);
    }
    int refused = 0;
    for (int i = 0; i < 600; i++) {
      refused += Client.outcome(mia.ask("ping", "")).equals("rate-limited") ? 1 : 0;
    }
    assertThat(refused).isEqualTo(600 - 500 + 1);
    assertThat(mia.post("lobby", "and more")).isPositive();
  }

  @Test
  void tellsOfRefusalsSoOftenOnlyAndThenOnceASecond() {
    Client mia = plaza.client("mia");
    Client witness = plaza.client("olga");
    spend(mia);
    int flood = Rates.REFUSALS_BURST + 500;
    for (int i = 0; i < flood; i++) {
      mia.say("{'type':'rooms','id':'f" + i + "'}");
    }
    witness.post("lobby", "heard");
    mia.await("message");
    List<JsonNode> errors = mia.events("error");
    assertThat(errors).hasSize(Rates.REFUSALS_BURST + 1);
    JsonNode last = errors.get(errors.size() - 1);
    assertThat(last.has("re")).isFalse();
    assertThat(last.get("code").asText()).isEqualTo("rate-limited");
    assertThat(last.get("retryAfterMillis").asLong()).isPositive();
    assertThat(last.get("message").asText()).contains("thrown away", "same id");
  }

  @Test
  void countsALongFrameForEachPartThatItBegan() {
    Client mia = plaza.client("mia");
    String padded = "'pad':'" + " ".repeat(4 * Rates.CHARS) + "'";
    // The first of them went with "hello".
    for (int left = BURST - 1; left >= 5; left -= 5) {
      assertThat(Client.outcome(mia.ask("rooms", padded))).isEqualTo("rooms");
    }
    JsonNode refused = mia.ask("rooms", padded);
    assertThat(Client.outcome(refused)).isEqualTo("rate-limited");
    assertThat(refused.get("retryAfterMillis").asLong()).isEqualTo(1_000 / RATE);
    pass(Duration.ofMillis(1_000 / RATE));
    assertThat(Client.outcome(mia.ask("rooms", padded))).isEqualTo("rooms");
  }

  @Test
  void tellsOfFewerRefusalsOfLongFrames() {
    Client mia = plaza.client("mia");
    Client witness = plaza.client("olga");
    spend(mia);
    for (int i = 0; i < Rates.REFUSALS_BURST / 5 + 10; i++) {
      mia.say("{'type':'rooms','id':'f" + i + "','pad':'" + " ".repeat(4 * Rates.CHARS) + "'}");
    }
    witness.post("lobby", "heard");
    mia.await("message");
    assertThat(mia.events("error")).hasSize(Rates.REFUSALS_BURST / 5 + 1);
  }

  @Test
  void countsALongPostAsSeveralPosts() {
    plaza.close();
    plaza = new Plaza(new ProtocolLimits(10_000, 65_536, 2, 1_000), new MemberLimits(0, 0, 0, 0));
    Client mia = plaza.client("mia");
    mia.post("lobby", "x".repeat(2 * Rates.CHARS));
    mia.post("lobby", "short");
    assertThat(Client.outcome(mia.ask("post", "'room':'lobby','text':'short'")))
        .isEqualTo("rate-limited");
  }

  @Test
  void writesTheLastReadMarkHoweverFastTheyCame() {
    Client mia = plaza.client("mia");
    Client olga = plaza.client("olga");
    for (int i = 0; i < 40; i++) {
      olga.post("lobby", "m" + i);
      pass(Duration.ofSeconds(1));
    }
    spend(mia);
    for (int seq = 1; seq <= 35; seq++) {
      mia.say("{'type':'read','room':'lobby','seq':" + seq + "}");
    }
    // Lower ones that come later change nothing, as ever.
    mia.say("{'type':'read','room':'lobby','seq':3}");
    plaza.tick();
    assertThat(readUpTo(mia)).isZero();
    pass(Duration.ofSeconds(1));
    plaza.tick();
    mia.settle();
    plaza.submit(tx -> {});
    assertThat(readUpTo(mia)).isEqualTo(35);
    assertThat(mia.events("error")).isEmpty();
  }

  @Test
  void letsTheLastWordOnPresenceStand() {
    Client mia = plaza.client("mia");
    spend(mia);
    mia.say("{'type':'presence','state':'away'}");
    mia.say("{'type':'presence','state':'online'}");
    mia.say("{'type':'presence','state':'away'}");
    pass(Duration.ofMillis(200));
    // In time, but behind one that waits: it stands in its place.
    mia.say("{'type':'presence','state':'online'}");
    pass(Duration.ofSeconds(1));
    plaza.tick();
    mia.settle();
    assertThat(mia.session.isAway()).isFalse();
    mia.say("{'type':'presence','state':'away'}");
    mia.settle();
    assertThat(mia.session.isAway()).isTrue();
  }

  @Test
  void costsNoWriteToReadRoomsOfOthers() {
    Client mia = plaza.client("mia");
    Client olga = plaza.client("olga");
    String hidden = olga.createRoom("Hidden", "private");
    olga.post(hidden, "secret");
    mia.settle();
    plaza.submit(tx -> {});
    AtomicInteger commits = new AtomicInteger();
    plaza.store.beforeCommit(commits::incrementAndGet);
    for (int i = 0; i < 20; i++) {
      mia.say("{'type':'read','room':'nosuch" + i + "','seq':1}");
      mia.say("{'type':'read','room':'" + hidden + "','seq':1}");
    }
    mia.connection.await("all refused", event -> mia.events("error").size() == 40);
    assertThat(mia.events("error")).allMatch(e -> e.get("code").asText().equals("not-found"));
    assertThat(commits).hasValue(0);
  }

  @Test
  void keepsNoMarksOfRoomsThatTheSocketDoesNotHear() {
    Client mia = plaza.client("mia");
    spend(mia);
    for (int i = 0; i < 1_000; i++) {
      mia.say("{'type':'read','room':'nosuch" + i + "','seq':1}");
    }
    pass(Duration.ofSeconds(100));
    plaza.tick();
    mia.settle();
    assertThat(mia.events("error")).isEmpty();
  }

  @Test
  void countsWhatComesByHttpAsWell() throws Exception {
    Client mia = plaza.client("mia");
    for (int i = 1; i < BURST; i++) {
      assertThat(plaza.chat.tryAcquire(mia.session.user())).isZero();
    }
    assertThat(plaza.chat.tryAcquire(mia.session.user())).isEqualTo(200);
    assertThatThrownBy(
            () ->
                plaza.chat.carryOut(
                    mia.session.user(),
                    "post",
                    Map.of("id", "f1", "room", "lobby", "text", "by form")))
        .isInstanceOfSatisfying(
            CommandException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.RATE_LIMITED));
    assertThat(Client.outcome(mia.ask("ping", ""))).isEqualTo("rate-limited");
    pass(Duration.ofSeconds(1));
    plaza.chat.carryOut(
        mia.session.user(), "post", Map.of("id", "f1", "room", "lobby", "text", "by form"));
  }

  @Test
  void countsJunkThatComesTooFastAsJunk() {
    Client mia = plaza.client("mia");
    spend(mia);
    assertThat(mia.say("[]")).isFalse();
    assertThat(mia.say("{'type':'rooms'")).isFalse();
    assertThat(mia.say("{} {}")).isFalse();
    assertThat(mia.say("{'type':{'a':[1]},'id':7,'room':null,'seq':99999999999999999999}"))
        .isTrue();
  }

  @Test
  void limitsInvitationsByTheMinute() {
    plaza.close();
    plaza = new Plaza(Plaza.NO_RATES, new MemberLimits(0, 0, 0, 1));
    Client olga = plaza.client("olga");
    String room = olga.createRoom("Square", "public");
    for (int i = 0; i < 10; i++) {
      olga.must("invite", "'room':'" + room + "','user':'" + plaza.id("p" + i) + "'");
    }
    JsonNode refused = olga.ask("invite", "'room':'" + room + "','user':'" + plaza.id("p") + "'");
    assertThat(Client.outcome(refused)).isEqualTo("rate-limited");
    assertThat(refused.get("retryAfterMillis").asLong()).isEqualTo(60_000);
    pass(Duration.ofMinutes(1));
    olga.must("invite", "'room':'" + room + "','user':'" + plaza.id("p") + "'");
  }

  @Test
  void keepsTheRateOfPostsBesides() {
    plaza.close();
    plaza =
        new Plaza(new ProtocolLimits(10_000, 65_536, 2, 1_000), new MemberLimits(RATE, 0, 0, 0));
    Client mia = plaza.client("mia");
    for (int i = 0; i < 4; i++) {
      mia.post("lobby", "m" + i);
    }
    assertThat(Client.outcome(mia.ask("post", "'room':'lobby','text':'5'")))
        .isEqualTo("rate-limited");
    assertThat(Client.outcome(mia.ask("rooms", ""))).isEqualTo("rooms");
  }
}
