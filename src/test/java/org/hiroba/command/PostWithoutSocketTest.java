package org.hiroba.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Map;
import org.hiroba.account.User;
import org.hiroba.log.CommandRecord;
import org.hiroba.log.Refusal;
import org.hiroba.log.StorageException;
import org.hiroba.protocol.CommandException;
import org.hiroba.protocol.ErrorCode;
import org.hiroba.protocol.ProtocolLimits;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What a form posts obeys the rules of what a socket posts. */
class PostWithoutSocketTest {
  private final Plaza plaza = new Plaza();
  private final Client olga = plaza.client("olga");
  private final User mia = plaza.signedIn("mia").user();

  @AfterEach
  void close() {
    plaza.close();
  }

  @Test
  void isHeardByOpenSockets() throws Exception {
    CommandRecord done = post(plaza, mia, "f1", "lobby", "by form");
    var heard = olga.await("message");
    assertThat(heard.get("text").asText()).isEqualTo("by form");
    assertThat(heard.get("seq").asLong()).isEqualTo(done.seq());
    assertThat(heard.at("/from/id").asText()).isEqualTo(mia.id().value());
  }

  @Test
  void isOneMessageHoweverOftenItIsSentByForm() throws Exception {
    CommandRecord first = post(plaza, mia, "f1", "lobby", "once");
    assertThat(post(plaza, mia, "f1", "lobby", "once")).isEqualTo(first);
    assertThat(olga.post("lobby", "next")).isEqualTo(first.seq() + 1);
    assertThatThrownBy(() -> post(plaza, mia, "f1", "lobby", "other"))
        .isInstanceOfSatisfying(
            Refusal.class, e -> assertThat(e.reason()).isEqualTo(Refusal.Reason.CONFLICT));
  }

  @Test
  void sharesItsIdsAndItsRateWithTheSockets() throws Exception {
    try (Plaza limited = new Plaza(new ProtocolLimits(10_000, 65_536, 2, 1_000))) {
      Client socket = limited.client("mia");
      User author = socket.session.user();
      CommandRecord done = post(limited, author, "f1", "lobby", "once");
      var again = socket.askAs("f1", "post", "'room':'lobby','text':'once'");
      assertThat(again.get("seq").asLong()).isEqualTo(done.seq());
      post(limited, author, "f2", "lobby", "3");
      post(limited, author, "f3", "lobby", "4");
      assertCode(ErrorCode.RATE_LIMITED, () -> post(limited, author, "f4", "lobby", "5"));
      limited.nanos.addAndGet(Duration.ofMillis(500).toNanos());
      assertThat(post(limited, author, "f4", "lobby", "5").seq()).isPositive();
    }
  }

  @Test
  void obeysTheLimitsOfTexts() throws Exception {
    assertCode(ErrorCode.TOO_LARGE, () -> post(plaza, mia, "f1", "lobby", "x".repeat(10_001)));
    assertCode(ErrorCode.BAD_REQUEST, () -> post(plaza, mia, "f1", "lobby", " \n "));
    assertCode(ErrorCode.BAD_REQUEST, () -> post(plaza, mia, "f1", "lobby", "a\u0000b"));
    assertCode(ErrorCode.BAD_REQUEST, () -> post(plaza, mia, "no id", "lobby", "x"));
    assertThat(post(plaza, mia, "f1", "lobby", "👋".repeat(10_000)).seq()).isPositive();
  }

  @Test
  void tellsAnOutsiderNothingOfARoom() {
    String hidden = olga.createRoom("Hidden", "private");
    for (String room : new String[] {hidden, "nosuchroom"}) {
      assertThatThrownBy(() -> post(plaza, mia, "f1", room, "hello"))
          .isInstanceOfSatisfying(
              Refusal.class, e -> assertThat(e.reason()).isEqualTo(Refusal.Reason.NOT_FOUND))
          .hasMessage("There is no such room.");
    }
  }

  @Test
  void saysThatNothingCanBeStoredAndDoesItOnceLater() throws Exception {
    olga.awaitFanOut("lobby");
    plaza.store.down(true);
    assertThatThrownBy(() -> post(plaza, mia, "f1", "lobby", "once"))
        .isInstanceOf(StorageException.class);
    plaza.store.down(false);
    CommandRecord done = post(plaza, mia, "f1", "lobby", "once");
    assertThat(olga.post("lobby", "next")).isEqualTo(done.seq() + 1);
  }

  @Test
  void opensADirectRoomForEverybodyInItWithItsFirstMessage() throws Exception {
    Client otto = plaza.client("otto");
    String room =
        olga.ask("openDirect", "'users':['" + otto.id().value() + "']").get("room").asText();
    post(plaza, olga.session.user(), "f1", room, "psst");
    assertThat(otto.await("roomAdded").at("/room/id").asText()).isEqualTo(room);
    assertThat(otto.await("message").get("text").asText()).isEqualTo("psst");
  }

  private static CommandRecord post(Plaza plaza, User author, String id, String room, String text)
      throws CommandException, Refusal {
    return plaza.chat.carryOut(author, "post", Map.of("id", id, "room", room, "text", text));
  }

  private interface Post {
    CommandRecord run() throws CommandException, Refusal;
  }

  private static void assertCode(ErrorCode code, Post post) {
    assertThatThrownBy(post::run)
        .isInstanceOfSatisfying(CommandException.class, e -> assertThat(e.code()).isEqualTo(code));
  }
}
