package org.hiroba.room;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.hiroba.account.AccountName;
import org.hiroba.account.AccountRole;
import org.hiroba.account.Profile;
import org.hiroba.account.Role;
import org.hiroba.account.User;
import org.hiroba.account.UserId;
import org.hiroba.account.UserRef;
import org.hiroba.feature.member.RoomMembers;
import org.hiroba.feature.message.MessagePosted;
import org.hiroba.feature.profile.ProfileWrites;
import org.hiroba.feature.reading.ReadingWrites;
import org.hiroba.feature.room.NewRoom;
import org.hiroba.feature.room.RoomUpdated;
import org.hiroba.feature.room.RoomWrites;
import org.hiroba.feature.signin.SignInWrites;
import org.hiroba.log.StoreContract;
import org.hiroba.log.WriteTransaction;
import org.junit.jupiter.api.Test;

/** Says what every {@link RoomDirectory} does. */
public abstract class RoomDirectoryContract extends StoreContract {

  @Test
  void knowsTheLobbyFromTheStart() {
    Room lobby = store.rooms().find(RoomId.LOBBY).orElseThrow();

    assertThat(lobby.kind()).isEqualTo(RoomKind.PUBLIC);
    assertThat(lobby.name()).isEqualTo("Lobby");
    assertThat(lobby.topic()).isEmpty();
    assertThat(lobby.archived()).isFalse();
    assertThat(lobby.head()).isZero();
    assertThat(store.rooms().find(new RoomId("nowhere"))).isEmpty();
    assertThat(store.rooms().find(new RoomId("LOBBY"))).isEmpty();
  }

  @Test
  void showsARoomAsItWasMade() {
    openRoom();

    assertThat(store.rooms().find(SQUARE))
        .contains(new Room(SQUARE, RoomKind.PRIVATE, "Square", "talk", false, 0, 0, NOON));
    assertThat(store.rooms().membership(SQUARE, ANN.id()))
        .contains(new Membership(SQUARE, ANN.id(), MemberRole.OWNER, 0, NOON));
    assertThat(store.rooms().membership(SQUARE, CAT.id())).isEmpty();
    assertThat(store.rooms().members(SQUARE)).containsExactly(ANN, BOB);
    assertThat(store.rooms().members(new RoomId("nowhere"))).isEmpty();
  }

  @Test
  void makesNewcomersMembersOfTheLobbyWhoHaveReadEverything() {
    addPeople();
    run(tx -> say(tx, RoomId.LOBBY, ANN, "hello"));
    UserRef dan = new UserRef(new UserId("u-dan"), "dan", "Dan");
    run(tx -> add(tx, dan));

    assertThat(store.rooms().overviewsOf(dan.id()))
        .singleElement()
        .satisfies(
            overview -> {
              assertThat(overview.room().id()).isEqualTo(RoomId.LOBBY);
              assertThat(overview.role()).isEqualTo(MemberRole.MEMBER);
              assertThat(overview.readUpTo()).isEqualTo(1);
              assertThat(overview.unread()).isZero();
            });
    assertThat(store.rooms().members(RoomId.LOBBY)).containsExactly(ANN, BOB, CAT, dan);
  }

  @Test
  void followsWhoJoinsAndLeaves() {
    openRoom();
    post(ANN, "before");
    join(CAT, ANN.id());

    assertThat(store.rooms().membership(SQUARE, CAT.id()))
        .contains(new Membership(SQUARE, CAT.id(), MemberRole.MEMBER, 2, at(2)));
    assertThat(store.rooms().members(SQUARE)).containsExactly(ANN, BOB, CAT);

    leave(BOB, null);
    assertThat(store.rooms().membership(SQUARE, BOB.id())).isEmpty();
    assertThat(store.rooms().overview(SQUARE, BOB.id())).isEmpty();
    assertThat(store.rooms().overviewsOf(BOB.id())).hasSize(1);

    join(BOB, null);
    assertThat(store.rooms().members(SQUARE)).containsExactly(ANN, CAT, BOB);
  }

  @Test
  void followsChangesOfTheRoomItself() {
    openRoom();
    run(
        tx ->
            tx.append(
                SQUARE,
                seq ->
                    new RoomUpdated(
                        SQUARE, seq, at(seq), "Plaza", "news", true, BOB.id(), ANN.id())));

    assertThat(store.rooms().find(SQUARE))
        .contains(new Room(SQUARE, RoomKind.PRIVATE, "Plaza", "news", true, 1, 0, NOON));
    assertThat(store.rooms().membership(SQUARE, BOB.id()).map(Membership::role))
        .contains(MemberRole.OWNER);
    assertThat(store.rooms().membership(SQUARE, ANN.id()).map(Membership::role))
        .contains(MemberRole.OWNER);
  }

  @Test
  void keepsWhoWritesInARoomAndTheEventThatSaidSo() {
    openRoom();
    RoomUpdated said =
        new RoomUpdated(SQUARE, 1, at(1), null, null, null, null, Posters.OWNERS, ANN.id());
    run(tx -> tx.append(SQUARE, seq -> said));

    assertThat(store.rooms().find(SQUARE).map(Room::posting)).contains(Posters.OWNERS);
    assertThat(store.rooms().overview(SQUARE, BOB.id()).orElseThrow().room().posting())
        .isEqualTo(Posters.OWNERS);
    assertThat(log.eventsAfter(SQUARE, 0, 10)).containsExactly(said);

    RoomUpdated unsaid =
        new RoomUpdated(SQUARE, 2, at(2), null, null, null, null, Posters.MEMBERS, ANN.id());
    run(tx -> tx.append(SQUARE, seq -> unsaid));

    assertThat(store.rooms().find(SQUARE).map(Room::posting)).contains(Posters.MEMBERS);
    assertThat(log.eventsAfter(SQUARE, 1, 10)).containsExactly(unsaid);
  }

  @Test
  void findsWhoSharesARoomWithSomebody() {
    openRoom();
    run(
        tx -> {
          for (UserRef one : List.of(ANN, BOB, CAT)) {
            tx.port(SignInWrites.class).setRoles(one.id(), AccountRole.GUEST.roles());
          }
        });
    Set<UserId> all = Set.of(ANN.id(), BOB.id(), CAT.id(), new UserId("u-nobody"));

    assertThat(store.rooms().companions(ANN.id(), "", "", 10)).contains(ANN, BOB);
    assertThat(store.rooms().companions(ANN.id(), "ann", "", 10)).containsExactly(ANN);
    assertThat(store.rooms().companions(ANN.id(), "", "ann", 1)).containsExactly(BOB);
    assertThat(store.rooms().companions(new UserId("u-nobody"), "", "", 10)).isEmpty();
    assertThat(store.rooms().companionsAmong(ANN.id(), all)).contains(ANN.id(), BOB.id());
    assertThat(store.rooms().companionsAmong(new UserId("u-nobody"), all)).isEmpty();
  }

  @Test
  void countsUnreadMessagesAndMentions() {
    openRoom();
    run(
        tx -> {
          post(tx, ANN, "1", BOB.id());
          post(tx, ANN, "2");
          react(tx, ANN, 1, "x", true);
          post(tx, ANN, "4", BOB.id(), CAT.id());
          post(tx, ANN, "5", BOB.id());
        });

    assertCounts(BOB, 0, 4, 3);
    assertCounts(ANN, 5, 0, 0);
    run(tx -> tx.port(ReadingWrites.class).advance(SQUARE, BOB.id(), 1));
    assertCounts(BOB, 1, 3, 2);
    run(tx -> tx.port(ReadingWrites.class).advance(SQUARE, BOB.id(), 3));
    assertCounts(BOB, 3, 2, 2);
    delete(ANN, 4);
    assertCounts(BOB, 3, 1, 1);
    post(BOB, "mine");
    assertCounts(BOB, 7, 0, 0);
    reopen();
    assertCounts(BOB, 7, 0, 0);
    assertCounts(ANN, 5, 1, 0);
  }

  @Test
  void countsAMentionOnceHoweverOftenItIsNamed() {
    openRoom();
    post(ANN, "1", BOB.id(), BOB.id());

    assertCounts(BOB, 0, 1, 1);
  }

  private void assertCounts(UserRef user, long readUpTo, long unread, long mentions) {
    RoomOverview overview = store.rooms().overview(SQUARE, user.id()).orElseThrow();
    assertThat(List.of(overview.readUpTo(), overview.unread(), overview.mentions()))
        .isEqualTo(List.of(readUpTo, unread, mentions));
    assertThat(store.rooms().overviewsOf(user.id())).contains(overview);
  }

  @Test
  void showsTheMembersOfDirectRoomsOnly() {
    openRoom();
    RoomId direct = new RoomId("a-direct");
    run(
        tx ->
            tx.port(RoomWrites.class)
                .create(
                    new NewRoom(
                        direct,
                        RoomKind.DIRECT,
                        null,
                        "",
                        "key",
                        Map.of(ANN.id(), MemberRole.MEMBER, CAT.id(), MemberRole.MEMBER),
                        NOON,
                        null)));
    run(tx -> tx.port(RoomWrites.class).showDirectRoom(direct, ANN.id()));

    List<RoomOverview> overviews = store.rooms().overviewsOf(ANN.id());

    assertThat(overviews)
        .extracting(overview -> overview.room().id())
        .containsExactly(direct, RoomId.LOBBY, SQUARE);
    assertThat(overviews.get(0).room().name()).isNull();
    assertThat(overviews.get(0).members()).containsExactly(ANN, CAT);
    assertThat(overviews.get(1).members()).isEmpty();
    assertThat(overviews.get(2).members()).isEmpty();
    assertThat(store.rooms().overview(direct, CAT.id()))
        .map(RoomOverview::members)
        .contains(List.of(ANN, CAT));
    assertThat(store.rooms().overview(direct, BOB.id())).isEmpty();
  }

  @Test
  void listsADirectRoomFromItsFirstMessageOnForThoseWhoDidNotOpenIt() {
    addPeople();
    RoomId direct = new RoomId("r-direct");
    run(
        tx -> {
          tx.port(RoomWrites.class)
              .create(
                  new NewRoom(
                      direct,
                      RoomKind.DIRECT,
                      null,
                      "",
                      "key",
                      Map.of(ANN.id(), MemberRole.MEMBER, BOB.id(), MemberRole.MEMBER),
                      NOON,
                      null));
          tx.port(RoomWrites.class).showDirectRoom(direct, ANN.id());
          tx.port(RoomWrites.class).showDirectRoom(direct, ANN.id());
        });

    assertThat(store.rooms().overviewsOf(ANN.id())).hasSize(2);
    assertThat(store.rooms().overviewsOf(BOB.id())).hasSize(1);
    assertThat(store.rooms().overview(direct, BOB.id())).isPresent();

    run(tx -> say(tx, direct, ANN, "hello"));

    assertThat(store.rooms().overviewsOf(BOB.id())).hasSize(2);
  }

  @Test
  void findsPublicRoomsByNameAndTopic() {
    openRoom();
    createPublic("r-1", "Über uns", "Alles");
    createPublic("r-2", "100%", "a_b");
    createPublic("r-3", "東京オフィス", "ﾃｽﾄ");
    createPublic("r-4", "apple", "");
    run(
        tx ->
            tx.append(
                new RoomId("r-4"),
                seq ->
                    new RoomUpdated(
                        new RoomId("r-4"), seq, NOON, null, null, true, null, ANN.id())));

    assertThat(found("")).containsExactly("100%", "Lobby", "Über uns", "東京オフィス");
    assertThat(found("ÜBER")).containsExactly("Über uns");
    assertThat(found("alle")).containsExactly("Über uns");
    assertThat(found("%")).containsExactly("100%");
    assertThat(found("_")).containsExactly("100%");
    assertThat(found("京")).containsExactly("東京オフィス");
    assertThat(found("テスト")).containsExactly("東京オフィス");
    assertThat(found("'")).isEmpty();
    assertThat(found("square")).isEmpty();
    assertThat(found("apple")).isEmpty();
    assertThat(store.rooms().publicRooms("", 2)).hasSize(2);
  }

  private List<String> found(String query) {
    return store.rooms().publicRooms(query, 100).stream().map(room -> "" + room.name()).toList();
  }

  private void createPublic(String id, String name, String topic) {
    run(
        tx ->
            tx.port(RoomWrites.class)
                .create(
                    new NewRoom(
                        new RoomId(id),
                        RoomKind.PUBLIC,
                        name,
                        topic,
                        null,
                        Map.of(ANN.id(), MemberRole.OWNER),
                        NOON,
                        null)));
  }

  @Test
  void findsPeopleByNameAndDisplayName() {
    openRoom();

    assertThat(store.rooms().users("", Optional.empty(), 10)).containsExactly(ANN, BOB, CAT);
    assertThat(store.rooms().users("", Optional.empty(), 2)).containsExactly(ANN, BOB);
    assertThat(store.rooms().users("AN", Optional.empty(), 10)).containsExactly(ANN);
    assertThat(store.rooms().users("太", Optional.empty(), 10)).containsExactly(BOB);
    assertThat(store.rooms().users("%", Optional.empty(), 10)).isEmpty();
    assertThat(store.rooms().users("", Optional.of(SQUARE), 10)).containsExactly(ANN, BOB);
    assertThat(store.rooms().users("cat", Optional.of(SQUARE), 10)).isEmpty();
    run(tx -> tx.port(SignInWrites.class).releaseName(ANN.id()));
    assertThat(store.rooms().users("", Optional.empty(), 10)).containsExactly(BOB, CAT);
  }

  @Test
  void findsPeopleHoweverTheirNamesAreWrittenAndByHowTheyAreRead() {
    openRoom();
    UserRef renamed = new UserRef(BOB.id(), BOB.name(), "José 佐藤");
    Profile profile = new Profile(renamed, "", null, "Chef", "さとう ホセ", "Asia/Tokyo");
    run(tx -> tx.port(ProfileWrites.class).setProfile(profile));
    reopen();

    for (String query : List.of("jose", "JOSÉ", "佐藤", "さとう", "サトウ", "ｻﾄｳ", "ほせ")) {
      assertThat(store.rooms().users(query, Optional.empty(), 10))
          .as(query)
          .containsExactly(renamed);
    }
    assertThat(store.rooms().users("佐藤\nさ", Optional.empty(), 10)).containsExactly(renamed);
    assertThat(store.rooms().users("chef", Optional.empty(), 10)).isEmpty();
    assertThat(store.rooms().profiles(List.of(BOB.id(), new UserId("nobody"))))
        .containsOnly(Map.entry(BOB.id(), profile));
  }

  @Test
  void pagesMembersOwnersFirstAndCountsThem() {
    openRoom();
    join(CAT, ANN.id());
    RoomMembers members = log.port(RoomMembers.class);

    RoomMembers.Page first = members.page(SQUARE, "", "", 2);
    assertThat(first.members()).extracting(one -> one.profile().user()).containsExactly(ANN, BOB);
    assertThat(first.members().get(0).role()).isEqualTo(MemberRole.OWNER);
    assertThat(first.total()).isEqualTo(3);
    RoomMembers.Page second = members.page(SQUARE, "", first.cursor(), 2);
    assertThat(second.members()).extracting(one -> one.profile().user()).containsExactly(CAT);
    assertThat(second.cursor()).isEmpty();
    assertThat(members.page(SQUARE, "太", "", 2).total()).isEqualTo(1);
    assertThat(members.page(new RoomId("nowhere"), "", "", 2).members()).isEmpty();

    run(tx -> tx.port(SignInWrites.class).releaseName(CAT.id()));
    assertThat(members.count(SQUARE)).isEqualTo(2);
    assertThat(members.isActive(CAT.id())).isFalse();
    assertThat(members.isActive(BOB.id())).isTrue();
  }

  @Test
  void namesTheRoomsThatTwoPeopleShare() {
    openRoom();
    RoomMembers members = log.port(RoomMembers.class);

    RoomMembers.Common common = members.common(ANN.id(), BOB.id(), Set.of(), 10);
    assertThat(common.rooms()).extracting(Room::id).containsExactly(RoomId.LOBBY, SQUARE);
    assertThat(members.common(ANN.id(), BOB.id(), Set.of(), 1))
        .satisfies(some -> assertThat(some.rooms()).hasSize(1))
        .satisfies(some -> assertThat(some.total()).isEqualTo(2));
    assertThat(members.common(ANN.id(), BOB.id(), Set.of("r-square"), 10).rooms())
        .extracting(Room::id)
        .containsExactly(SQUARE);
    assertThat(members.common(CAT.id(), BOB.id(), Set.of(), 10).rooms())
        .extracting(Room::id)
        .containsExactly(RoomId.LOBBY);
  }

  @Test
  void listsRoomsWithCountsAPageAtATime() {
    openRoom();
    createPublic("r-b", "Bridge", "");
    createPublic("r-a", "Arch", "");
    run(tx -> say(tx, RoomId.LOBBY, ANN, "hello"));

    List<RoomListing> all = store.rooms().listings(BOB.id(), "", "", 10);
    assertThat(all)
        .extracting(one -> one.room().id().value())
        .containsExactly("r-a", "r-b", "lobby");
    assertThat(all.get(2).members()).isEqualTo(3);
    assertThat(all.get(2).joined()).isTrue();
    assertThat(all.get(2).lastAt()).isNotNull();
    assertThat(all.get(0).joined()).isFalse();
    assertThat(all.get(0).lastAt()).isNull();
    assertThat(store.rooms().listings(BOB.id(), "", "r-a", 1))
        .extracting(one -> one.room().id().value())
        .containsExactly("r-b");
    assertThat(store.rooms().listings(BOB.id(), "", "nowhere", 1)).isEmpty();
    assertThat(store.rooms().listings(BOB.id(), List.of(SQUARE, RoomId.LOBBY)))
        .extracting(RoomListing::room)
        .extracting(Room::id)
        .containsExactly(RoomId.LOBBY);
  }

  @Test
  void servesAThousandPeopleInOneRoom() {
    openRoom();
    run(
        tx ->
            IntStream.range(0, 1000)
                .forEach(
                    i ->
                        tx.port(SignInWrites.class)
                            .addAccount(
                                new User(
                                    new UserId("u" + i),
                                    "user " + i,
                                    "User",
                                    java.util.Set.of(Role.USER)),
                                new AccountName("user " + i),
                                NOON)));

    assertThat(store.rooms().members(RoomId.LOBBY)).hasSize(1003);
  }

  private static void say(WriteTransaction tx, RoomId room, UserRef from, String text) {
    tx.append(
        room,
        seq ->
            new MessagePosted(
                room, seq, NOON, "c" + seq, from, text, null, List.of(), null, false));
  }
}
