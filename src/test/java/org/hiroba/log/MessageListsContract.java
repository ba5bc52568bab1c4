package org.hiroba.log;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.hiroba.account.AccountName;
import org.hiroba.account.Profile;
import org.hiroba.account.Role;
import org.hiroba.account.SignInSession;
import org.hiroba.account.TokenHash;
import org.hiroba.account.User;
import org.hiroba.account.UserId;
import org.hiroba.account.UserRef;
import org.hiroba.feature.mention.MentionList;
import org.hiroba.feature.message.MessageVersion;
import org.hiroba.feature.message.MessageVersions;
import org.hiroba.feature.message.VersionPage;
import org.hiroba.feature.pin.MessagePinned;
import org.hiroba.feature.pin.Pins;
import org.hiroba.feature.pin.PinsNow;
import org.hiroba.feature.profile.ProfileWrites;
import org.hiroba.feature.reading.ReadingWrites;
import org.hiroba.feature.saved.SavedMessage;
import org.hiroba.feature.saved.SavedMessages;
import org.hiroba.feature.saved.SavedWrites;
import org.hiroba.feature.signin.SignInWrites;
import org.hiroba.room.NotifyLevel;
import org.hiroba.room.RoomArrangement;
import org.hiroba.room.RoomId;
import org.hiroba.room.RoomOverview;
import org.hiroba.search.SearchHit;
import org.junit.jupiter.api.Test;

/** Says what every {@link MessageLists} and what {@link PersonalWrites} do. */
public abstract class MessageListsContract extends StoreContract {
  private static final long LATEST = Long.MAX_VALUE;

  @Test
  void keepsTheEarlierVersionsOfAMessage() {
    openRoom();
    long target = post(ANN, "one").seq();
    post(BOB, "other");
    edit(ANN, target, "two");
    edit(ANN, target, "three");

    assertThat(log.port(MessageVersions.class).versions(SQUARE, target, LATEST))
        .contains(
            new VersionPage(
                List.of(
                    new MessageVersion(1, at(1), "one", ANN.id()),
                    new MessageVersion(3, at(3), "two", ANN.id())),
                false));
    assertThat(log.port(MessageVersions.class).versions(SQUARE, 2, LATEST))
        .contains(new VersionPage(List.of(), false));
    assertThat(log.port(MessageVersions.class).versions(SQUARE, 3, LATEST)).isEmpty();
    assertThat(log.port(MessageVersions.class).versions(SQUARE, 99, LATEST)).isEmpty();
    assertThat(log.port(MessageVersions.class).versions(new RoomId("nowhere"), 1, LATEST))
        .isEmpty();
  }

  @Test
  void tellsNoVersionOfADeletedMessage() {
    openRoom();
    long target = post(ANN, "secret").seq();
    edit(ANN, target, "still secret");
    delete(ANN, target);

    assertThat(log.port(MessageVersions.class).versions(SQUARE, target, LATEST)).isEmpty();
  }

  @Test
  void pagesVersionsFromTheLatestBack() {
    openRoom();
    long target = post(ANN, "v0").seq();
    int edits = VersionPage.MAX_VERSIONS + 5;
    run(
        tx -> {
          for (int i = 1; i <= edits; i++) {
            edit(tx, ANN, target, "v" + i);
          }
        });

    VersionPage last =
        log.port(MessageVersions.class).versions(SQUARE, target, LATEST).orElseThrow();
    assertThat(last.versions()).hasSize(VersionPage.MAX_VERSIONS);
    assertThat(last.hasBefore()).isTrue();
    assertThat(last.versions().get(VersionPage.MAX_VERSIONS - 1).text())
        .isEqualTo("v" + (edits - 1));
    VersionPage first =
        log.port(MessageVersions.class)
            .versions(SQUARE, target, last.versions().get(0).seq())
            .orElseThrow();
    assertThat(first.versions())
        .extracting(MessageVersion::text)
        .containsExactly("v0", "v1", "v2", "v3", "v4");
    assertThat(first.hasBefore()).isFalse();
  }

  @Test
  void cutsVersionsAndPinsAtThePageSize() {
    openRoom();
    String long1 = "a".repeat(HistoryQuery.MAX_PAGE_BYTES / 2 + 1);
    long first = post(ANN, long1).seq();
    edit(ANN, first, long1 + "b");
    edit(ANN, first, "short");
    long second = post(BOB, long1).seq();
    long third = post(BOB, long1).seq();
    pin(BOB, second, true);
    pin(BOB, third, true);

    assertThat(log.port(MessageVersions.class).versions(SQUARE, first, LATEST).orElseThrow())
        .satisfies(
            page -> {
              assertThat(page.versions()).hasSize(1);
              assertThat(page.hasBefore()).isTrue();
            });
    Listed<MessageView> pins = log.port(Pins.class).pins(SQUARE, LATEST, 10);
    assertThat(seqs(pins)).containsExactly(third);
    assertThat(seqs(log.port(Pins.class).pins(SQUARE, Long.parseLong(pins.cursor()), 10)))
        .containsExactly(second);
  }

  @Test
  void listsPinsLastPinnedFirst() {
    openRoom();
    long one = post(ANN, "one").seq();
    long two = post(BOB, "two").seq();
    pin(BOB, two, true);
    MessagePinned pinned = pin(ANN, one, true);
    react(BOB, two, "👍", true);
    edit(ANN, one, "uno");

    Listed<MessageView> all = log.port(Pins.class).pins(SQUARE, LATEST, 10);
    assertThat(seqs(all)).containsExactly(one, two);
    assertThat(all.cursor()).isNull();
    assertThat(all.items().get(0).text()).isEqualTo("uno");
    assertThat(all.items().get(1).reactions()).extracting(Reaction::emoji).containsExactly("👍");
    Listed<MessageView> part = log.port(Pins.class).pins(SQUARE, LATEST, 1);
    assertThat(seqs(part)).containsExactly(one);
    assertThat(part.cursor()).isEqualTo(Long.toString(pinned.seq()));
    assertThat(seqs(log.port(Pins.class).pins(SQUARE, pinned.seq(), 1))).containsExactly(two);
    assertThat(log.port(Pins.class).pins(SQUARE, pinned.seq(), 1).cursor()).isNull();
    assertThat(log.port(Pins.class).pins(new RoomId("nowhere"), LATEST, 1).items()).isEmpty();
    assertThat(log.eventsAfter(SQUARE, pinned.seq() - 1, 1)).containsExactly(pinned);
    assertThat(holds(tx -> tx.port(PinsNow.class).isPinned(SQUARE, one))).isTrue();
    int count = write(tx -> tx.port(PinsNow.class).count(SQUARE));
    assertThat(count).isEqualTo(2);

    pin(BOB, one, false);
    reopen();
    assertThat(seqs(log.port(Pins.class).pins(SQUARE, LATEST, 10))).containsExactly(two);
    assertThat(holds(tx -> tx.port(PinsNow.class).isPinned(SQUARE, one))).isFalse();
  }

  @Test
  void takesThePinFromADeletedMessage() {
    openRoom();
    long target = post(ANN, "one").seq();
    pin(ANN, target, true);
    delete(ANN, target);

    assertThat(log.port(Pins.class).pins(SQUARE, LATEST, 10).items()).isEmpty();
    int count = write(tx -> tx.port(PinsNow.class).count(SQUARE));
    assertThat(count).isZero();
  }

  @Test
  void listsSavedMessagesLastSavedFirst() {
    openRoom();
    long one = post(ANN, "one").seq();
    long two = post(BOB, "two").seq();
    long three = post(BOB, "three").seq();
    run(
        tx -> {
          tx.port(SavedWrites.class).save(SQUARE, two, ANN.id(), at(10));
          tx.port(SavedWrites.class).save(SQUARE, two, ANN.id(), at(99));
          tx.port(SavedWrites.class).save(SQUARE, one, ANN.id(), at(20));
          tx.port(SavedWrites.class).save(SQUARE, three, ANN.id(), at(20));
          tx.port(SavedWrites.class).save(SQUARE, one, BOB.id(), at(20));
        });
    delete(BOB, two);

    Listed<SavedMessage> all = log.port(SavedMessages.class).saved(ANN.id(), null, 10);
    assertThat(all.items()).extracting(item -> item.message().seq()).containsExactly(3L, 1L, 2L);
    assertThat(all.items().get(0).savedAt()).isEqualTo(at(20));
    assertThat(all.items().get(2).savedAt()).isEqualTo(at(10));
    assertThat(all.items().get(2).message().deleted()).isTrue();
    assertThat(all.items().get(2).message().text()).isEmpty();
    assertThat(all.cursor()).isNull();
    Listed<SavedMessage> part = log.port(SavedMessages.class).saved(ANN.id(), null, 2);
    assertThat(part.items()).hasSize(2);
    MessagePlace next = MessagePlace.ofCursor(part.cursor()).orElseThrow();
    assertThat(log.port(SavedMessages.class).saved(ANN.id(), next, 2).items())
        .extracting(item -> item.message().seq())
        .containsExactly(2L);

    assertThat(log.port(SavedMessages.class).saved(ANN.id(), Set.of("lobby"), null, 2).items())
        .isEmpty();
    assertThat(
            log.port(SavedMessages.class)
                .saved(ANN.id(), Set.of("lobby", SQUARE.value()), next, 2)
                .items())
        .extracting(item -> item.message().seq())
        .containsExactly(2L);

    run(tx -> tx.port(SavedWrites.class).unsave(SQUARE, three, ANN.id()));
    assertThat(log.port(SavedMessages.class).saved(ANN.id(), null, 10).items()).hasSize(2);
    assertThat(log.port(SavedMessages.class).saved(BOB.id(), null, 10).items()).hasSize(1);
    leave(BOB, null);
    assertThat(log.port(SavedMessages.class).saved(BOB.id(), null, 10).items()).isEmpty();
    assertThat(log.port(SavedMessages.class).saved(new UserId("nobody"), null, 10).items())
        .isEmpty();
  }

  @Test
  void listsMentionsNewestFirstWhereOneMayRead() {
    openRoom();
    post(ANN, "hi @Bob", BOB.id());
    post(ANN, "nobody");
    post(ANN, "x".repeat(300), BOB.id());
    long gone = post(ANN, "deleted @Bob", BOB.id()).seq();
    delete(ANN, gone);
    edit(ANN, 1, "hello @Bob", BOB.id());

    Listed<SearchHit> all = log.port(MentionList.class).mentions(BOB.id(), null, 10);
    assertThat(all.items())
        .containsExactly(
            new SearchHit(SQUARE, 3, at(3), ANN, "x".repeat(160) + "…"),
            new SearchHit(SQUARE, 1, at(1), ANN, "hello @Bob"));
    Listed<SearchHit> part = log.port(MentionList.class).mentions(BOB.id(), null, 1);
    MessagePlace next = MessagePlace.ofCursor(part.cursor()).orElseThrow();
    assertThat(log.port(MentionList.class).mentions(BOB.id(), next, 1).items())
        .extracting(SearchHit::seq)
        .containsExactly(1L);
    assertThat(log.port(MentionList.class).mentions(BOB.id(), next, 1).cursor()).isNull();
    assertThat(log.port(MentionList.class).mentions(CAT.id(), null, 10).items()).isEmpty();

    MentionList list = log.port(MentionList.class);
    assertThat(list.mentions(BOB.id(), Set.of("lobby", "x\"y"), null, 10).items()).isEmpty();
    assertThat(list.mentions(BOB.id(), Set.of("lobby", SQUARE.value()), next, 10).items())
        .extracting(SearchHit::seq)
        .containsExactly(1L);

    leave(BOB, ANN.id());
    assertThat(log.port(MentionList.class).mentions(BOB.id(), null, 10).items()).isEmpty();
  }

  @Test
  void movesAReadMarkBackWhenTold() {
    openRoom();
    post(ANN, "one");
    post(ANN, "two", BOB.id());
    run(tx -> tx.port(ReadingWrites.class).advance(SQUARE, BOB.id(), 2));
    assertThat(overview(BOB).unread()).isZero();

    assertThat(ask(tx -> tx.port(ReadingWrites.class).move(SQUARE, BOB.id(), 1))).contains(1L);
    assertThat(overview(BOB).readUpTo()).isEqualTo(1);
    assertThat(overview(BOB).unread()).isEqualTo(1);
    assertThat(overview(BOB).mentions()).isEqualTo(1);
    assertThat(ask(tx -> tx.port(ReadingWrites.class).move(SQUARE, BOB.id(), -1))).contains(0L);
    assertThat(overview(BOB).unread()).isEqualTo(2);
    assertThat(ask(tx -> tx.port(ReadingWrites.class).move(SQUARE, BOB.id(), 99))).contains(2L);
    assertThat(ask(tx -> tx.port(ReadingWrites.class).move(SQUARE, CAT.id(), 1))).isEmpty();
    run(
        tx -> {
          tx.port(ReadingWrites.class).advance(SQUARE, ANN.id(), 2);
          post(tx, ANN, "three");
          tx.port(ReadingWrites.class).move(SQUARE, ANN.id(), 0);
        });
    assertThat(overview(ANN).readUpTo()).isZero();
  }

  @Test
  void keepsTheNotificationLevelOfAMembership() {
    openRoom();
    assertThat(overview(BOB).notifyLevel()).isEqualTo(NotifyLevel.ALL);
    run(tx -> tx.port(ReadingWrites.class).setNotify(SQUARE, BOB.id(), NotifyLevel.NONE));
    run(tx -> tx.port(ReadingWrites.class).setNotify(SQUARE, CAT.id(), NotifyLevel.NONE));
    reopen();
    assertThat(overview(BOB).notifyLevel()).isEqualTo(NotifyLevel.NONE);
    assertThat(overview(ANN).notifyLevel()).isEqualTo(NotifyLevel.ALL);
    leave(BOB, null);
    join(BOB, null);
    assertThat(overview(BOB).notifyLevel()).isEqualTo(NotifyLevel.ALL);
  }

  @Test
  void tellsWhoCameAndWentWithinAPage() {
    openRoom();
    post(ANN, "one");
    join(CAT, ANN.id());
    post(ANN, "two");
    leave(CAT, null);
    HistoryQuery latest = new HistoryQuery(HistoryQuery.Anchor.LATEST, 0, 1);

    assertThat(log.history(SQUARE, latest).changes()).isEmpty();
    assertThat(log.history(SQUARE, latest.withChanges(true)).changes())
        .extracting(RoomEvent::seq)
        .containsExactly(4L);
    HistoryQuery before = new HistoryQuery(HistoryQuery.Anchor.BEFORE, 3, 1);
    assertThat(log.history(SQUARE, before.withChanges(true)).changes())
        .extracting(RoomEvent::seq)
        .containsExactly(2L);
  }

  @Test
  void keepsHowARoomIsArranged() {
    openRoom();
    RoomArrangement daily = new RoomArrangement(NotifyLevel.MENTIONS, true, "毎日 ☕");
    run(tx -> tx.port(ReadingWrites.class).arrange(SQUARE, ANN.id(), daily));
    reopen();

    assertThat(store.rooms().overview(SQUARE, ANN.id()).orElseThrow().arrangement())
        .isEqualTo(daily);
    assertThat(store.rooms().overview(SQUARE, BOB.id()).orElseThrow().arrangement())
        .isEqualTo(RoomArrangement.USUAL);
    assertThat(ask(tx -> Optional.of(tx.port(ReadingWrites.class).sections(ANN.id()))))
        .contains(Set.of("毎日 ☕"));
    assertThat(ask(tx -> tx.port(ReadingWrites.class).arrangement(SQUARE, CAT.id()))).isEmpty();
    assertThat(store.rooms().overview(SQUARE, ANN.id()).orElseThrow().lastAt()).isNull();
    long last = post(ANN, "hello").seq();
    assertThat(store.rooms().overview(SQUARE, ANN.id()).orElseThrow().lastAt()).isEqualTo(at(last));
  }

  @Test
  void keepsProfilesAndFindsPeopleByTheirNewName() {
    addPeople();
    UserRef renamed = new UserRef(ANN.id(), ANN.name(), "Änn 花子");
    assertThat(ask(tx -> tx.port(ProfileWrites.class).profile(ANN.id())))
        .contains(new Profile(ANN, ""));
    run(tx -> tx.port(ProfileWrites.class).setProfile(new Profile(renamed, "lunch 🍜")));
    reopen();

    assertThat(ask(tx -> tx.port(ProfileWrites.class).profile(ANN.id())))
        .contains(new Profile(renamed, "lunch 🍜"));
    assertThat(ask(tx -> tx.port(ProfileWrites.class).profile(new UserId("nobody")))).isEmpty();
    assertThat(store.rooms().users("花子", Optional.empty(), 10)).containsExactly(renamed);
    assertThat(store.rooms().profiles(List.of(ANN.id(), new UserId("nobody"))))
        .containsOnly(java.util.Map.entry(ANN.id(), new Profile(renamed, "lunch 🍜")));
    assertThat(store.accounts().find(ANN.id()).orElseThrow().displayName()).isEqualTo("Änn 花子");
  }

  @Test
  void knowsWhetherAnAdministratorIsSignedIn() {
    addPeople();
    run(tx -> tx.port(SignInWrites.class).setRoles(ANN.id(), Set.of(Role.USER, Role.ADMIN)));
    assertThat(store.accounts().find(ANN.id()).orElseThrow().roles())
        .containsExactlyInAnyOrder(Role.USER, Role.ADMIN);
    assertThat(store.accounts().hasLiveAdmin(NOON)).isFalse();
    run(
        tx ->
            tx.port(SignInWrites.class)
                .addSession(
                    new SignInSession(
                        TokenHash.of("b"), BOB.id(), NOON, NOON, NOON.plusSeconds(9))));
    assertThat(store.accounts().hasLiveAdmin(NOON)).isFalse();
    run(
        tx ->
            tx.port(SignInWrites.class)
                .addSession(
                    new SignInSession(
                        TokenHash.of("a"), ANN.id(), NOON, NOON, NOON.plusSeconds(9))));
    assertThat(store.accounts().hasLiveAdmin(NOON)).isTrue();
    assertThat(holds(tx -> tx.port(SignInWrites.class).hasLiveAdmin(NOON))).isTrue();
    assertThat(store.accounts().hasLiveAdmin(NOON.plusSeconds(9))).isFalse();
    User dan = new User(new UserId("u-dan"), "dan", "Dan", Set.of(Role.ADMIN));
    run(tx -> tx.port(SignInWrites.class).addAccount(dan, new AccountName("dan"), NOON));
    assertThat(store.accounts().find(dan.id())).contains(dan);
  }

  private RoomOverview overview(UserRef user) {
    return store.rooms().overview(SQUARE, user.id()).orElseThrow();
  }

  private MessagePinned pin(UserRef by, long target, boolean on) {
    return write(
        tx ->
            tx.append(SQUARE, seq -> new MessagePinned(SQUARE, seq, at(seq), target, on, by.id())));
  }

  private static List<Long> seqs(Listed<MessageView> listed) {
    return listed.items().stream().map(MessageView::seq).toList();
  }
}
