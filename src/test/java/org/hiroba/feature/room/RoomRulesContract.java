package org.hiroba.feature.room;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import org.hiroba.account.AccountName;
import org.hiroba.command.Client;
import org.hiroba.command.Plaza;
import org.hiroba.config.MemberLimits;
import org.hiroba.log.FaultyStore;
import org.hiroba.room.RoomId;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Names, owners and numbers of rooms, on any database. */
abstract class RoomRulesContract {
  private static final MemberLimits FEW = new MemberLimits(0, 3, 5, 0);

  private Plaza plaza;

  abstract FaultyStore openStore();

  @BeforeEach
  void open() {
    plaza = new Plaza(Plaza.NO_RATES, FEW, openStore());
  }

  @AfterEach
  void close() {
    plaza.close();
  }

  private static JsonNode create(Client who, String name, String kind) {
    return who.ask("createRoom", "'name':'" + name + "','kind':'" + kind + "'");
  }

  private static String code(JsonNode answer) {
    return Client.outcome(answer);
  }

  private static String update(Client who, String room, String fields) {
    return code(who.ask("updateRoom", "'room':'" + room + "'," + fields));
  }

  private static String of(String room) {
    return "'room':'" + room + "'";
  }

  @Test
  void namesOnePublicRoomByOneName() {
    Client olga = plaza.client("olga");
    Client mia = plaza.client("mia");
    olga.createRoom("Square", "public");
    assertThat(code(create(mia, "Ｓquare", "public"))).isEqualTo("conflict");
    assertThat(code(create(mia, "lobby", "public"))).isEqualTo("conflict");
    assertThat(code(create(mia, "Squares", "public"))).isEqualTo("accepted");
  }

  @Test
  void letsPrivateRoomsBeCalledLikeAnyOther() {
    Client olga = plaza.client("olga");
    Client mia = plaza.client("mia");
    olga.createRoom("Secret", "private");
    assertThat(code(create(mia, "secret", "private"))).isEqualTo("accepted");
    assertThat(code(create(mia, "SECRET", "public"))).isEqualTo("accepted");
    assertThat(code(create(olga, "Secret", "private"))).isEqualTo("accepted");
    String other = mia.createRoom("Other", "private");
    assertThat(update(mia, other, "'name':'Secret'")).isEqualTo("accepted");
  }

  @Test
  void refusesToRenameOrOpenAPublicRoomOntoATakenName() {
    Client olga = plaza.client("olga");
    Client mia = plaza.client("mia");
    String old = olga.createRoom("Square", "public");
    assertThat(update(olga, old, "'archived':true")).isEqualTo("accepted");
    String heir = mia.createRoom("square", "public");
    assertThat(update(olga, old, "'archived':false")).isEqualTo("conflict");
    assertThat(update(olga, old, "'archived':false,'name':'Lobby'")).isEqualTo("conflict");
    assertThat(update(olga, old, "'archived':false,'name':'Old square'")).isEqualTo("accepted");
    assertThat(update(mia, heir, "'name':'OLD SQUARE'")).isEqualTo("conflict");
    assertThat(update(mia, heir, "'name':'SQUARE'")).isEqualTo("accepted");
  }

  @Test
  void refusesOneOfTwoRoomsOfOneNameInOneBatchAndHarmsNobodyElse() {
    List<Client> people = IntStream.range(0, 6).mapToObj(i -> plaza.client("person" + i)).toList();
    people.forEach(person -> person.awaitFanOut("lobby"));
    CountDownLatch writing = new CountDownLatch(1);
    CountDownLatch mayGoOn = new CountDownLatch(1);
    plaza.store.beforeCommit(
        () -> {
          writing.countDown();
          Plaza.await(mayGoOn);
        });
    people.get(0).say("{'type':'post','id':'first','room':'lobby','text':'holds the writer'}");
    Plaza.await(writing);
    for (int i = 0; i < people.size(); i++) {
      String name = i % 2 == 0 ? "Square" : "Square " + i;
      people
          .get(i)
          .say("{'type':'createRoom','id':'x" + i + "','name':'" + name + "','kind':'public'}");
      people.get(i).say("{'type':'post','id':'y" + i + "','room':'lobby','text':'too'}");
    }
    mayGoOn.countDown();
    List<String> made = new ArrayList<>();
    for (int i = 0; i < people.size(); i++) {
      String create = "x" + i;
      String post = "y" + i;
      Client person = people.get(i);
      JsonNode answer =
          person.connection.await("made", event -> event.path("re").asText().equals(create));
      made.add((i % 2 == 0 ? "same " : "own ") + code(answer));
      assertThat(
              code(
                  person.connection.await(
                      "posted", event -> event.path("re").asText().equals(post))))
          .isEqualTo("accepted");
    }
    assertThat(made)
        .containsExactlyInAnyOrder(
            "same accepted",
            "same conflict",
            "same conflict",
            "own accepted",
            "own accepted",
            "own accepted");
  }

  @Test
  void makesWhoComesFirstIntoAnEmptyRoomItsOwner() {
    Client olga = plaza.client("olga");
    Client mia = plaza.client("mia");
    Client zoe = plaza.client("zoe");
    String room = olga.createRoom("Square", "public");
    olga.must("leaveRoom", of(room));
    long joined = mia.must("joinRoom", of(room)).get("seq").asLong();
    zoe.must("joinRoom", of(room));
    assertThat(update(zoe, room, "'topic':'mine'")).isEqualTo("forbidden");
    assertThat(update(mia, room, "'topic':'mine'")).isEqualTo("accepted");
    JsonNode page = olga.ask("history", of(room));
    assertThat(code(page)).isEqualTo("history");
    // memberJoined, then who owns it now, both in the room's order.
    long owned = mia.must("updateRoom", of(room) + ",'topic':'again'").get("seq").asLong();
    assertThat(owned).isEqualTo(joined + 4);
  }

  @Test
  void handsARoomToItsLongestMemberWhenItsLastOwnerLeaves() {
    Client olga = plaza.client("olga");
    Client mia = plaza.client("mia");
    Client zoe = plaza.client("zoe");
    String room = olga.createRoom("Square", "public");
    mia.must("joinRoom", of(room));
    plaza.clock.move(Duration.ofSeconds(1));
    zoe.must("joinRoom", of(room));
    mia.awaitRoom(room);
    olga.must("leaveRoom", of(room));
    JsonNode updated = mia.await("roomUpdated");
    assertThat(updated.get("owner").asText()).isEqualTo(mia.id().value());
    assertThat(update(zoe, room, "'topic':'mine'")).isEqualTo("forbidden");
    assertThat(update(mia, room, "'topic':'mine'")).isEqualTo("accepted");
    mia.must("leaveRoom", of(room));
    assertThat(update(zoe, room, "'topic':'mine'")).isEqualTo("accepted");
  }

  @Test
  void passesOverAccountsThatNobodySignsInToAnyMore() throws Exception {
    Client olga = plaza.client("olga");
    Client gone = plaza.client("gone");
    Client zoe = plaza.client("zoe");
    String room = olga.createRoom("Square", "public");
    gone.must("joinRoom", of(room));
    plaza.clock.move(Duration.ofSeconds(1));
    zoe.must("joinRoom", of(room));
    zoe.awaitRoom(room);
    plaza.signIns.signOut(gone.id(), gone.session.signIn());
    // Somebody else takes the name: nobody signs in to the old account any more.
    plaza.signIns.signInGuest(new AccountName("gone"), null, null);
    olga.must("leaveRoom", of(room));
    assertThat(zoe.await("roomUpdated").get("owner").asText()).isEqualTo(zoe.id().value());
    zoe.must("leaveRoom", of(room));
    olga.must("joinRoom", of(room));
    assertThat(update(olga, room, "'topic':'mine again'")).isEqualTo("accepted");
  }

  @Test
  void archivesAPrivateRoomThatEverybodyLeft() {
    Client olga = plaza.client("olga");
    Client mia = plaza.client("mia");
    String room = olga.createRoom("Secret", "private");
    olga.invite(room, mia);
    olga.must("leaveRoom", of(room));
    mia.await("roomUpdated");
    mia.must("leaveRoom", of(room));
    assertThat(plaza.store.rooms().find(new RoomId(room)))
        .hasValueSatisfying(found -> assertThat(found.archived()).isTrue());
    for (Client former : List.of(olga, mia)) {
      assertThat(code(former.ask("joinRoom", of(room)))).isEqualTo("not-found");
      assertThat(code(former.ask("history", of(room)))).isEqualTo("not-found");
    }
  }

  @Test
  void letsEachMakeSoManyRoomsADay() {
    Client olga = plaza.client("olga");
    Client mia = plaza.client("mia");
    List<String> made = new ArrayList<>();
    for (int i = 0; i < 3; i++) {
      made.add(olga.createRoom("Square " + i, i == 0 ? "private" : "public"));
      olga.must("leaveRoom", of(made.get(i)));
      plaza.clock.move(Duration.ofHours(1));
    }
    JsonNode refused = create(olga, "Square 3", "public");
    assertThat(code(refused)).isEqualTo("rate-limited");
    assertThat(refused.get("retryAfterMillis").asLong()).isEqualTo(Duration.ofHours(21).toMillis());
    assertThat(refused.get("message").asText()).contains("3 rooms within a day");
    assertThat(code(create(mia, "Square 3", "public"))).isEqualTo("accepted");
    plaza.clock.move(Duration.ofHours(21));
    assertThat(code(create(olga, "Square 4", "public"))).isEqualTo("accepted");
    assertThat(code(create(olga, "Square 5", "public"))).isEqualTo("rate-limited");
  }

  @Test
  void letsEachMakeTenTimesAsManyDirectRooms() {
    Client olga = plaza.client("olga");
    List<String> outcomes = new ArrayList<>();
    for (int i = 0; i < 31; i++) {
      String other = plaza.id("other" + i).value();
      outcomes.add(code(olga.ask("openDirect", "'users':['" + other + "']")));
    }
    assertThat(outcomes.subList(0, 30)).containsOnly("accepted");
    assertThat(outcomes.get(30)).isEqualTo("rate-limited");
    // One that is there is no new one.
    assertThat(code(olga.ask("openDirect", "'users':['" + plaza.id("other0").value() + "']")))
        .isEqualTo("accepted");
    assertThat(code(create(olga, "Square", "public"))).isEqualTo("accepted");
  }

  @Test
  void letsNobodyIntoMoreRoomsThanOneMayBeIn() {
    Client olga = plaza.client("olga");
    Client mia = plaza.client("mia");
    Client zoe = plaza.client("zoe");
    // The lobby is one of the five; direct rooms are none.
    zoe.must("openDirect", "'users':['" + olga.id() + "']");
    List<String> rooms = new ArrayList<>();
    for (int i = 0; i < 3; i++) {
      rooms.add(mia.createRoom("Square " + i, "public"));
      zoe.must("joinRoom", of(rooms.get(i)));
    }
    zoe.createRoom("Own", "private");
    String more = olga.createRoom("More", "public");
    JsonNode refused = zoe.ask("joinRoom", of(more));
    assertThat(code(refused)).isEqualTo("conflict");
    assertThat(refused.get("message").asText()).contains("5 rooms", "leave one first");
    assertThat(code(create(zoe, "Another", "private"))).isEqualTo("conflict");
    JsonNode toInviter = olga.ask("invite", of(more) + ",'user':'" + zoe.id() + "'");
    assertThat(code(toInviter)).isEqualTo("conflict");
    assertThat(toInviter.get("message").asText()).startsWith("zoe is in as many rooms");
    assertThat(code(zoe.ask("joinRoom", of(rooms.get(0))))).isEqualTo("accepted");
    zoe.must("leaveRoom", of(rooms.get(0)));
    assertThat(code(zoe.ask("joinRoom", of(more)))).isEqualTo("accepted");
  }
}
