package org.hiroba.feature.mention;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.hiroba.account.AccountName;
import org.hiroba.account.MentionGroup;
import org.hiroba.account.MentionText;
import org.hiroba.account.TokenHash;
import org.hiroba.account.UserId;
import org.hiroba.command.Client;
import org.hiroba.command.Plaza;
import org.hiroba.log.Refusal;
import org.hiroba.room.RoomId;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MentionsTest {
  private static final List<String> PEOPLE =
      List.of("Ann", "Ann Lee", "Ann Lee-Smith", "田中", "田中 太郎", "bob.b", "Straße", "example");

  private final Plaza plaza = new Plaza();
  private final Mentions mentions =
      new Mentions(plaza.store.rooms(), plaza.presence, plaza.nanos::get);

  @BeforeEach
  void signIn() {
    PEOPLE.forEach(plaza::signedIn);
  }

  @AfterEach
  void close() {
    plaza.close();
  }

  private List<UserId> ids(String... names) {
    return Arrays.stream(names).map(plaza::id).toList();
  }

  private List<UserId> in(String text) {
    return in(text, List.of());
  }

  private List<UserId> in(String text, List<UserId> named) {
    return all(text, named).people();
  }

  private Mentioned all(String text, List<UserId> named) {
    return mentions.in(new UserId("author"), RoomId.LOBBY, text, named);
  }

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '"',
      value = {
        "hi @ann, Ann",
        "@ANN!, Ann",
        "@Ann Lee see, Ann Lee",
        "@ann lee-smith see, Ann Lee-Smith",
        "@Ann Leeds see, Ann",
        "@Ａｎｎ wide, Ann",
        "(@bob.b), bob.b",
        "@bob.b., bob.b",
        "田中さん@田中さん、見て, 田中",
        "@田中 太郎さん, 田中 太郎",
        "@田中太郎, 田中",
        "こんにちは@ann, Ann",
        "@STRASSE ja, Straße",
        "@@ann, Ann",
      })
  void findsTheLongestNameAfterTheSign(String text, String name) {
    assertThat(in(text)).isEqualTo(ids(name));
  }

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '"',
      value = {
        "nobody here",
        "ann@example.com",
        "me2@ann",
        "@anna",
        "@ ann",
        "@",
        "a @",
        "@stranger",
        "@ann_x2",
        "@bob",
        "user@田中"
      })
  void findsNobodyElse(String text) {
    assertThat(in(text)).isEmpty();
  }

  @Test
  void findsEachPersonOnceInTheOrderOfTheText() {
    assertThat(in("@田中 @ann @田中 @bob.b")).isEqualTo(ids("田中", "Ann", "bob.b"));
  }

  @Test
  void keepsThoseWhomTheClientNamedFirst() {
    assertThat(in("@ann", List.of(plaza.id("bob.b")))).isEqualTo(ids("bob.b", "Ann"));
  }

  @Test
  void leavesOutWhomTheClientNamedButIsNoMember() {
    assertThat(in("@ann", List.of(new UserId("stranger")))).isEqualTo(ids("Ann"));
  }

  @Test
  void takesAClientsWordForSomebodyWhoseComingItDidNotHearOf() {
    assertThat(in("@ann")).isEqualTo(ids("Ann"));
    UserId zoe = plaza.id("zoe");
    plaza.nanos.addAndGet(Duration.ofSeconds(2).toNanos());
    assertThat(in("hi", List.of(zoe))).containsExactly(zoe);
  }

  @Test
  void mentionsWhoHoldsTheNameNowAndNoDeadAccount() throws Refusal {
    UserId dead = plaza.id("Ann");
    assertThat(in("@ann @room")).containsExactly(dead);
    plaza.signIns.signOut(dead, TokenHash.of(plaza.signedIn("Ann").token()));
    UserId living = plaza.signIns.signInGuest(new AccountName("ann"), null, null).user().id();
    mentions.namesChanged();

    assertThat(in("@ann")).containsExactly(living);
    assertThat(in("hi", List.of(dead, living))).containsExactly(living);
  }

  @Test
  void callsTheRoomByOneMarkAndNeverByAList() {
    for (String text : List.of("@room look", "@all", "@ALL!", "＠全員、見て", "@here and @room")) {
      assertThat(all(text, List.of()))
          .isEqualTo(new Mentioned(List.of(), Optional.of(MentionGroup.ROOM), Set.of(), false));
    }
    assertThat(all("@rooms", List.of())).isEqualTo(Mentioned.NOBODY);
    assertThat(all("@room @ann", List.of()).people()).isEqualTo(ids("Ann"));
  }

  @Test
  void callsThoseWhoAreOnlineHere() {
    // Welcomed a moment after the welcome is sent.
    plaza.client("Ann").settle();
    Client away = plaza.client("bob.b");
    away.say("{'type':'presence','state':'away'}");
    away.settle();
    assertThat(all("@here look", List.of()))
        .isEqualTo(
            new Mentioned(
                List.of(), Optional.of(MentionGroup.HERE), Set.copyOf(ids("Ann")), false));
    assertThat(mentions.in(plaza.id("Ann"), RoomId.LOBBY, "@here", List.of()).here()).isEmpty();
  }

  @Test
  void namesAHundredPeopleAndNoMore() {
    List<UserId> many =
        IntStream.rangeClosed(0, MentionText.MAX_PEOPLE)
            .mapToObj(i -> plaza.id("guest " + i))
            .toList();
    assertThat(in("hi @ann", many)).isEqualTo(many.subList(0, MentionText.MAX_PEOPLE));
  }

  @Test
  void knowsNewMembersWhenItIsToldOrAfterAWhile() {
    assertThat(in("@zoe")).isEmpty();
    plaza.signedIn("zoe");
    assertThat(in("@zoe")).isEmpty();
    mentions.membersChanged(RoomId.LOBBY);
    assertThat(in("@zoe")).isEqualTo(ids("zoe"));
    plaza.signedIn("max");
    plaza.nanos.addAndGet(Duration.ofSeconds(31).toNanos());
    assertThat(in("@max")).isEqualTo(ids("max"));
  }

  @Test
  void tellsOfMentionsOfMembersOnlyInTheMessageAndInTheirUnreadCount() {
    Client ann = plaza.client("Ann");
    Client bob = plaza.client("bob.b");
    Client other = plaza.client("田中");
    String room = ann.createRoom("Square", "private");
    ann.invite(room, bob);
    long seq = ann.post(room, "hello @bob.b and @田中");
    assertThat(bob.awaitEvent(room, seq).get("mentions").toString())
        .isEqualTo("[\"" + bob.id() + "\"]");
    assertThat(
            Client.outcome(
                ann.ask(
                    "post", "'room':'" + room + "','text':'x','mentions':['" + other.id() + "']")))
        .isEqualTo("accepted");
    assertThat(bob.awaitEvent(room, seq + 1).has("mentions")).isFalse();
    String rooms = plaza.connect("bob.b").hello("").get("rooms").toString();
    assertThat(rooms).contains("\"unread\":2,\"mentions\":1");
  }
}
