package org.hiroba.log;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.hiroba.account.UserId;
import org.hiroba.feature.member.MemberJoined;
import org.hiroba.feature.member.MemberLeft;
import org.hiroba.feature.message.MessageEdited;
import org.hiroba.feature.message.MessagePosted;
import org.hiroba.feature.reaction.ReactionsNow;
import org.hiroba.feature.reading.ReadingWrites;
import org.hiroba.feature.room.NewRoom;
import org.hiroba.feature.room.RoomUpdated;
import org.hiroba.feature.room.RoomWrites;
import org.hiroba.protocol.EventEncoder;
import org.hiroba.room.MemberRole;
import org.hiroba.room.Membership;
import org.hiroba.room.Room;
import org.hiroba.room.RoomId;
import org.hiroba.room.RoomKind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Says what every {@link RoomLog} does. */
public abstract class RoomLogContract extends StoreContract {

  @Test
  void keepsItsEpoch() {
    String epoch = log.epoch();

    reopen();

    assertThat(epoch).isNotBlank();
    assertThat(log.epoch()).isEqualTo(epoch);
  }

  @Test
  void beginsWithAnEmptyLobby() {
    assertThat(log.head(RoomId.LOBBY)).isZero();
    assertThat(log.heads(List.of(RoomId.LOBBY, new RoomId("nowhere"))))
        .isEqualTo(Map.of(RoomId.LOBBY, 0L));
    assertThat(log.eventsAfter(RoomId.LOBBY, 0, 10)).isEmpty();
    assertThat(log.history(RoomId.LOBBY, latest(10)))
        .isEqualTo(HistoryPage.empty(false, false, 0, false));
  }

  @Test
  void knowsNothingOfAnUnknownRoom() {
    RoomId nowhere = new RoomId("nowhere");

    assertThat(log.head(nowhere)).isZero();
    assertThat(log.eventsAfter(nowhere, 0, 10)).isEmpty();
    assertThat(log.history(nowhere, latest(10)).messages()).isEmpty();
    assertThat(ask(tx -> tx.room(nowhere))).isEmpty();
    assertThat(askAll(tx -> tx.memberships(nowhere))).isEmpty();
    assertThat(ask(tx -> tx.message(nowhere, 1))).isEmpty();
    assertThat(ask(tx -> tx.port(ReadingWrites.class).advance(nowhere, new UserId("nobody"), 1)))
        .isEmpty();
  }

  @Test
  void numbersEventsOfARoomWithoutAGap() {
    openRoom();

    List<RoomEvent> first =
        write(tx -> List.of(post(tx, ANN, "one"), post(tx, BOB, "two"), post(tx, ANN, "three")));
    RoomEvent fourth = post(BOB, "four");

    assertThat(first).extracting(RoomEvent::seq).containsExactly(1L, 2L, 3L);
    assertThat(fourth.seq()).isEqualTo(4);
    assertThat(log.head(SQUARE)).isEqualTo(4);
    assertThat(log.heads(Set.of(SQUARE, RoomId.LOBBY)))
        .isEqualTo(Map.of(SQUARE, 4L, RoomId.LOBBY, 0L));
    assertThat(log.eventsAfter(SQUARE, 0, 10))
        .isEqualTo(Stream.concat(first.stream(), Stream.of(fourth)).toList());
  }

  @Test
  void replaysAboveASeqUpToALimit() {
    openRoom();
    run(tx -> IntStream.rangeClosed(1, 10).forEach(i -> post(tx, ANN, "m" + i)));

    assertThat(log.eventsAfter(SQUARE, 4, 3))
        .extracting(RoomEvent::seq)
        .containsExactly(5L, 6L, 7L);
    assertThat(log.eventsAfter(SQUARE, 9, 3)).extracting(RoomEvent::seq).containsExactly(10L);
    assertThat(log.eventsAfter(SQUARE, 10, 3)).isEmpty();
    assertThat(log.eventsAfter(SQUARE, Long.MAX_VALUE, 3)).isEmpty();
  }

  @Test
  void keepsEveryKindOfEventAsItWas() {
    openRoom();

    List<RoomEvent> written =
        write(
            tx -> {
              tx.append(
                  SQUARE,
                  seq ->
                      new MessagePosted(
                          SQUARE,
                          seq,
                          at(seq),
                          "client-1",
                          ANN,
                          "hello",
                          null,
                          List.of(BOB.id(), CAT.id()),
                          null,
                          false));
              tx.append(
                  SQUARE,
                  seq ->
                      new MessagePosted(
                          SQUARE, seq, at(seq), "client-2", BOB, "hi", 1L, List.of(), null, false));
              edit(tx, ANN, 1, "hello, all");
              react(tx, BOB, 1, "👍🏽", true);
              react(tx, BOB, 1, "👍🏽", false);
              tx.append(SQUARE, seq -> new MemberJoined(SQUARE, seq, at(seq), CAT, ANN.id()));
              tx.append(SQUARE, seq -> new MemberLeft(SQUARE, seq, at(seq), CAT, null));
              tx.append(SQUARE, seq -> new MemberJoined(SQUARE, seq, at(seq), CAT, null));
              tx.append(SQUARE, seq -> new MemberLeft(SQUARE, seq, at(seq), CAT, ANN.id()));
              update(tx, "New name", null, null, null);
              update(tx, null, "", null, null);
              update(tx, null, null, true, null);
              update(tx, null, null, false, BOB.id());
              return tx.news().events();
            });

    assertThat(written).hasSize(13);
    assertThat(log.eventsAfter(SQUARE, 0, 100)).isEqualTo(written);
    reopen();
    assertThat(log.eventsAfter(SQUARE, 0, 100)).isEqualTo(written);
  }

  @Test
  void seesItsOwnWritesInABatch() {
    openRoom();

    run(
        tx -> {
          CommandRecord command =
              new CommandRecord(new CommandKey(ANN.id(), "x"), 7, SQUARE, 1L, at(1));
          assertThat(tx.findCommand(command.key())).isEmpty();
          tx.recordCommand(command);
          assertThat(tx.findCommand(command.key())).contains(command);

          post(tx, ANN, "one");
          post(tx, BOB, "two");
          assertThat(tx.room(SQUARE)).map(Room::head).contains(2L);
          assertThat(tx.room(SQUARE)).map(Room::messageCount).contains(2L);
          assertThat(tx.message(SQUARE, 1)).contains(new MessageState(1, ANN.id(), "one", false));
          assertThat(tx.membership(SQUARE, BOB.id())).map(Membership::readUpTo).contains(2L);

          edit(tx, ANN, 1, "uno");
          assertThat(tx.message(SQUARE, 1)).map(MessageState::text).contains("uno");
          assertThat(tx.message(SQUARE, 3)).isEmpty();

          react(tx, BOB, 1, "x", true);
          assertThat(tx.port(ReactionsNow.class).isOn(SQUARE, 1, BOB.id(), "x")).isTrue();
          assertThat(tx.port(ReactionsNow.class).isOn(SQUARE, 1, ANN.id(), "x")).isFalse();
          assertThat(tx.port(ReactionsNow.class).isOn(SQUARE, 2, BOB.id(), "x")).isFalse();
          react(tx, BOB, 1, "x", false);
          assertThat(tx.port(ReactionsNow.class).isOn(SQUARE, 1, BOB.id(), "x")).isFalse();
          react(tx, BOB, 1, "x", true);

          delete(tx, BOB, 2);
          assertThat(tx.message(SQUARE, 2)).contains(new MessageState(2, BOB.id(), "", true));

          tx.append(SQUARE, seq -> new MemberJoined(SQUARE, seq, at(seq), CAT, null));
          assertThat(tx.memberships(SQUARE))
              .extracting(Membership::user)
              .containsExactly(ANN.id(), BOB.id(), CAT.id());
          tx.append(SQUARE, seq -> new MemberLeft(SQUARE, seq, at(seq), BOB, null));
          assertThat(tx.membership(SQUARE, BOB.id())).isEmpty();
          assertThat(tx.memberships(SQUARE))
              .extracting(Membership::user)
              .containsExactly(ANN.id(), CAT.id());

          update(tx, "Plaza", null, null, CAT.id());
          assertThat(tx.room(SQUARE)).map(Room::name).contains("Plaza");
          assertThat(tx.membership(SQUARE, CAT.id()))
              .map(Membership::role)
              .contains(MemberRole.OWNER);
        });

    assertThat(log.history(SQUARE, latest(10)).messages())
        .extracting(MessageView::text)
        .containsExactly("uno", "");
    assertThat(log.history(SQUARE, latest(10)).messages().get(0).reactions())
        .containsExactly(new Reaction("x", 1, List.of(BOB.id())));
  }

  @Test
  void leavesNothingOfARolledBackBatch() {
    openRoom();
    post(ANN, "kept");
    CommandKey key = new CommandKey(ANN.id(), "lost");

    try (WriteTransaction tx = log.begin(Set.of(key), new TreeSet<>(Set.of(SQUARE)))) {
      post(tx, ANN, "lost");
      edit(tx, ANN, 1, "lost");
      react(tx, BOB, 1, "x", true);
      tx.recordCommand(new CommandRecord(key, 1, SQUARE, 2L, at(2)));
      update(tx, "Lost", "lost", true, BOB.id());
      tx.append(SQUARE, seq -> new MemberJoined(SQUARE, seq, at(seq), CAT, null));
    }

    assertThat(log.head(SQUARE)).isEqualTo(1);
    assertThat(log.eventsAfter(SQUARE, 0, 10)).hasSize(1);
    assertThat(log.history(SQUARE, latest(10)).messages().get(0).text()).isEqualTo("kept");
    assertThat(store.rooms().find(SQUARE)).map(Room::name).contains("Square");
    assertThat(store.rooms().membership(SQUARE, CAT.id())).isEmpty();
    assertThat(ask(tx -> tx.findCommand(key))).isEmpty();
    assertThat(post(BOB, "next").seq()).isEqualTo(2);
  }

  @Test
  void remembersCommandsForGood() {
    openRoom();
    CommandRecord made =
        new CommandRecord(new CommandKey(ANN.id(), "a.B:1_-"), Long.MIN_VALUE, SQUARE, 5L, at(5));
    CommandRecord noOp =
        new CommandRecord(new CommandKey(BOB.id(), "a.B:1_-"), 2, SQUARE, null, null);
    run(
        tx -> {
          tx.recordCommand(made);
          tx.recordCommand(noOp);
        });

    reopen();

    CommandKey unknown = new CommandKey(ANN.id(), "A.b:1_-");
    try (WriteTransaction tx =
        log.begin(Set.of(made.key(), noOp.key(), unknown), new TreeSet<>(Set.of(SQUARE)))) {
      assertThat(tx.findCommand(made.key())).contains(made);
      assertThat(tx.findCommand(noOp.key())).contains(noOp);
      assertThat(tx.findCommand(unknown)).isEmpty();
      assertThat(tx.findCommand(new CommandKey(CAT.id(), "a.B:1_-"))).isEmpty();
    }
  }

  @Test
  void refusesACommandThatIsThereAlready() {
    openRoom();
    CommandRecord command = new CommandRecord(new CommandKey(ANN.id(), "x"), 1, SQUARE, null, null);
    run(tx -> tx.recordCommand(command));

    assertThatThrownBy(
            () ->
                run(
                    tx -> {
                      post(tx, ANN, "twice");
                      tx.recordCommand(command);
                    }))
        .isInstanceOf(StorageException.class);

    assertThat(log.head(SQUARE)).isZero();
    assertThat(post(ANN, "goes on").seq()).isEqualTo(1);
  }

  @Test
  void pagesForwardAndBackward() {
    openRoom();
    run(tx -> IntStream.rangeClosed(1, 10).forEach(i -> post(tx, ANN, "m" + i)));

    assertPage(latest(3), true, false, 8, 9, 10);
    assertPage(latest(10), false, false, LongStream.rangeClosed(1, 10).toArray());
    assertPage(query(HistoryQuery.Anchor.BEFORE, 8, 3), true, true, 5, 6, 7);
    assertPage(query(HistoryQuery.Anchor.BEFORE, 3, 3), false, true, 1, 2);
    assertPage(query(HistoryQuery.Anchor.BEFORE, 1, 3), false, true);
    assertPage(query(HistoryQuery.Anchor.BEFORE, 99, 2), true, false, 9, 10);
    assertPage(query(HistoryQuery.Anchor.AFTER, 0, 3), false, true, 1, 2, 3);
    assertPage(query(HistoryQuery.Anchor.AFTER, 8, 3), true, false, 9, 10);
    assertPage(query(HistoryQuery.Anchor.AFTER, 10, 3), true, false);
    assertPage(query(HistoryQuery.Anchor.AFTER, 99, 3), true, false);
    assertPage(query(HistoryQuery.Anchor.AROUND, 5, 4), true, true, 3, 4, 5, 6);
    assertPage(query(HistoryQuery.Anchor.AROUND, 1, 4), false, true, 1, 2);
    assertPage(query(HistoryQuery.Anchor.AROUND, 10, 1), true, false, 10);
  }

  @Test
  void speaksOfMessagesOnlyInPages() {
    openRoom();
    join(CAT, null);
    post(ANN, "first");
    run(tx -> IntStream.range(0, 300).forEach(i -> react(tx, BOB, 2, "x", i % 2 == 0)));
    long second = post(BOB, "second").seq();
    react(ANN, second, "y", true);

    assertPage(latest(1), true, false, second);
    assertPage(latest(2), false, false, 2, second);
    assertPage(query(HistoryQuery.Anchor.BEFORE, second, 5), false, true, 2);
    assertPage(query(HistoryQuery.Anchor.AFTER, 0, 1), false, true, 2);
    assertPage(query(HistoryQuery.Anchor.AFTER, 150, 5), true, false, second);
    assertPage(query(HistoryQuery.Anchor.BEFORE, 2, 5), false, true);
    assertPage(query(HistoryQuery.Anchor.AFTER, second, 5), true, false);
    assertPage(query(HistoryQuery.Anchor.AROUND, 150, 4), false, false, 2, second);
  }

  @Test
  void cutsAPageAtItsLengthOnTheWire() {
    openRoom();
    String big = "あ".repeat(10_000);
    run(tx -> IntStream.range(0, 60).forEach(i -> post(tx, ANN, big)));

    HistoryPage page = log.history(SQUARE, latest(100));

    assertThat(page.messages()).hasSize(8);
    assertThat(page.messages().get(7).seq()).isEqualTo(60);
    assertThat(new EventEncoder().encodePage("r".repeat(64), page).getBytes(UTF_8).length)
        .isBetween(230_000, 256 * 1024);
    assertThat(page.hasBefore()).isTrue();
    assertThat(page.hasAfter()).isFalse();
    HistoryPage after = log.history(SQUARE, query(HistoryQuery.Anchor.AFTER, 10, 100));
    assertThat(after.messages()).hasSize(8);
    assertThat(after.messages().get(0).seq()).isEqualTo(11);
    assertThat(after.hasAfter()).isTrue();
    HistoryPage around = log.history(SQUARE, query(HistoryQuery.Anchor.AROUND, 30, 100));
    assertThat(around.messages())
        .extracting(MessageView::seq)
        .containsExactly(26L, 27L, 28L, 29L, 30L, 31L, 32L, 33L);
  }

  @Test
  void countsEscapesAndShortMessagesTowardsThePagesLength() {
    openRoom();
    run(tx -> IntStream.range(0, 30).forEach(i -> post(tx, ANN, "\u0001\"".repeat(2_500))));

    HistoryPage page = log.history(SQUARE, latest(100));

    assertThat(new EventEncoder().encodePage("r".repeat(64), page).getBytes(UTF_8).length)
        .isBetween(230_000, 256 * 1024);
    assertThat(page.hasBefore()).isTrue();
  }

  @Test
  void showsEditsInTheViewAndBothTextsInTheReplay() {
    openRoom();
    post(ANN, "one");
    edit(ANN, 1, "two");
    MessageEdited last = edit(ANN, 1, "three");

    MessageView view = log.history(SQUARE, latest(10)).messages().get(0);

    assertThat(view.text()).isEqualTo("three");
    assertThat(view.editedAt()).isEqualTo(last.at());
    assertThat(view.deleted()).isFalse();
    assertThat(texts()).containsExactly("one", "two", "three");
  }

  @Test
  void showsNoTextOfADeletedMessageAnywhere() {
    openRoom();
    post(ANN, "secret", BOB.id());
    edit(ANN, 1, "secret too");
    post(ANN, "stays");
    edit(ANN, 3, "stays edited");
    react(BOB, 1, "x", true);
    delete(ANN, 1);

    MessageView view = log.history(SQUARE, latest(10)).messages().get(0);

    assertThat(view.deleted()).isTrue();
    assertThat(view.text()).isEmpty();
    assertThat(view.reactions()).isEmpty();
    assertThat(view.mentions()).isEmpty();
    assertThat(texts()).containsExactly("", "", "stays", "stays edited");
    assertThat(((MessagePosted) log.eventsAfter(SQUARE, 0, 1).get(0)).deleted()).isTrue();
    assertThat(((MessageEdited) log.eventsAfter(SQUARE, 1, 1).get(0)).deleted()).isTrue();
    assertThat(((MessageEdited) log.eventsAfter(SQUARE, 3, 1).get(0)).deleted()).isFalse();
    assertThat(ask(tx -> tx.message(SQUARE, 1))).contains(new MessageState(1, ANN.id(), "", true));
  }

  @Test
  void knowsMessagesFromOtherEvents() {
    openRoom();
    post(ANN, "one");
    react(BOB, 1, "x", true);

    assertThat(ask(tx -> tx.message(SQUARE, 1))).isPresent();
    assertThat(ask(tx -> tx.message(SQUARE, 2))).isEmpty();
    assertThat(ask(tx -> tx.message(SQUARE, 3))).isEmpty();
    assertThat(ask(tx -> tx.message(SQUARE, -1))).isEmpty();
  }

  @Test
  void listsReactionsInTheOrderTheyCame() {
    openRoom();
    post(ANN, "one");
    post(ANN, "two");
    react(BOB, 1, "z", true);
    react(ANN, 1, "a", true);
    react(ANN, 1, "z", true);
    react(BOB, 1, "a", true);
    react(BOB, 1, "a", false);
    react(BOB, 2, "z", true);

    List<MessageView> messages = log.history(SQUARE, latest(10)).messages();

    assertThat(messages.get(0).reactions())
        .containsExactly(
            new Reaction("z", 2, List.of(BOB.id(), ANN.id())),
            new Reaction("a", 1, List.of(ANN.id())));
    assertThat(messages.get(1).reactions())
        .containsExactly(new Reaction("z", 1, List.of(BOB.id())));
  }

  @Test
  void findsTheOneRoomOfASetOfPeople() {
    addPeople();
    String key = NewRoom.directKey(List.of(BOB.id(), ANN.id(), BOB.id()));
    RoomId direct = new RoomId("r-direct");
    NewRoom room =
        new NewRoom(
            direct,
            RoomKind.DIRECT,
            null,
            "",
            key,
            Map.of(ANN.id(), MemberRole.MEMBER, BOB.id(), MemberRole.MEMBER),
            NOON,
            null);

    run(
        tx -> {
          assertThat(tx.port(RoomWrites.class).directRoom(key)).isEmpty();
          tx.port(RoomWrites.class).create(room);
          assertThat(tx.port(RoomWrites.class).directRoom(key)).contains(direct);
        });

    assertThat(
            ask(
                tx ->
                    tx.port(RoomWrites.class)
                        .directRoom(NewRoom.directKey(List.of(ANN.id(), BOB.id())))))
        .contains(direct);
    assertThat(holds(tx -> tx.port(RoomWrites.class).create(room))).isFalse();
  }

  @Test
  void takesNamesOfPublicRoomsIgnoringCaseAndWidth() {
    openRoom();

    assertThat(holds(tx -> tx.port(RoomWrites.class).isNameTaken("Square"))).isFalse();
    assertThat(holds(tx -> tx.port(RoomWrites.class).create(publicSquare("r-public")))).isTrue();
    assertThat(holds(tx -> tx.port(RoomWrites.class).create(publicSquare("r-second")))).isFalse();
    assertThat(holds(tx -> tx.port(RoomWrites.class).isNameTaken("sQUARE"))).isTrue();
    assertThat(holds(tx -> tx.port(RoomWrites.class).isNameTaken("Ｓｑｕａｒｅ"))).isTrue();
    assertThat(holds(tx -> tx.port(RoomWrites.class).isNameTaken("LOBBY"))).isTrue();
    assertThat(holds(tx -> tx.port(RoomWrites.class).isNameTaken("Squar"))).isFalse();
    RoomId first = new RoomId("r-public");
    run(
        tx ->
            tx.append(
                first,
                seq -> new RoomUpdated(first, seq, at(seq), null, null, true, null, ANN.id())));
    assertThat(holds(tx -> tx.port(RoomWrites.class).isNameTaken("Square"))).isFalse();
    assertThat(holds(tx -> tx.port(RoomWrites.class).create(publicSquare("r-second")))).isTrue();
    assertThat(ask(tx -> tx.room(new RoomId("r-second")))).isPresent();
  }

  private static NewRoom publicSquare(String id) {
    return new NewRoom(
        new RoomId(id), RoomKind.PUBLIC, "Square", "", null, Map.of(), NOON, ANN.id());
  }

  @Test
  void tellsWhenSomebodyMadeTheLastButSoManyOfTheirRooms() {
    addPeople();
    for (int i = 1; i <= 3; i++) {
      int minute = i;
      run(
          tx ->
              tx.port(RoomWrites.class)
                  .create(
                      new NewRoom(
                          new RoomId("r" + minute),
                          RoomKind.PRIVATE,
                          "Any",
                          "",
                          null,
                          Map.of(ANN.id(), MemberRole.OWNER),
                          NOON.plusSeconds(minute),
                          ANN.id())));
    }

    run(
        tx -> {
          RoomWrites rooms = tx.port(RoomWrites.class);
          assertThat(rooms.madeAt(ANN.id(), false, 1)).contains(NOON.plusSeconds(3));
          assertThat(rooms.madeAt(ANN.id(), false, 3)).contains(NOON.plusSeconds(1));
          assertThat(rooms.madeAt(ANN.id(), false, 4)).isEmpty();
          assertThat(rooms.madeAt(ANN.id(), true, 1)).isEmpty();
          assertThat(rooms.madeAt(BOB.id(), false, 1)).isEmpty();
          assertThat(rooms.roomsOf(ANN.id(), 10)).isEqualTo(4);
          assertThat(rooms.roomsOf(ANN.id(), 2)).isEqualTo(2);
        });
  }

  @ParameterizedTest
  @MethodSource("hostileTexts")
  void keepsTextVerbatim(String text) {
    openRoom();

    post(ANN, text);
    edit(ANN, 1, text + "!");

    assertThat(texts()).containsExactly(text, text + "!");
    assertThat(log.history(SQUARE, latest(1)).messages().get(0).text()).isEqualTo(text + "!");
  }

  static List<String> hostileTexts() {
    return List.of(
        "'; DROP TABLE event; --",
        "\" \\ \\\\ % _ ? :name $1 {fn now()} {d '2026-01-01'}",
        "\r\n\t tabs\u0001\u007f\u0085\u2028 \uFEFFbom",
        "𠮷野家 👩‍👩‍👧‍👦 e\u0301 \u202eabc",
        "e" + "\u0301".repeat(9_999),
        "𠮷".repeat(10_000));
  }

  @Test
  void keepsRoomsApart() {
    openRoom();
    run(
        tx -> {
          post(tx, ANN, "here");
          tx.append(
              RoomId.LOBBY,
              seq ->
                  new MessagePosted(
                      RoomId.LOBBY, seq, NOON, "c", BOB, "there", null, List.of(), null, false));
          post(tx, ANN, "here again");
        });

    assertThat(log.head(SQUARE)).isEqualTo(2);
    assertThat(log.head(RoomId.LOBBY)).isEqualTo(1);
    assertThat(log.history(RoomId.LOBBY, latest(10)).messages())
        .extracting(MessageView::text)
        .containsExactly("there");
  }

  private void assertPage(HistoryQuery query, boolean before, boolean after, long... seqs) {
    HistoryPage page = log.history(SQUARE, query);
    assertThat(page.messages().stream().mapToLong(MessageView::seq).toArray())
        .as("%s", query)
        .isEqualTo(seqs);
    assertThat(page.hasBefore()).as("hasBefore of %s", query).isEqualTo(before);
    assertThat(page.hasAfter()).as("hasAfter of %s", query).isEqualTo(after);
  }

  private List<String> texts() {
    return log.eventsAfter(SQUARE, 0, 1000).stream()
        .flatMap(
            event -> {
              if (event instanceof MessagePosted posted) {
                return Stream.of(posted.text());
              }
              return event instanceof MessageEdited edited
                  ? Stream.of(edited.text())
                  : Stream.empty();
            })
        .toList();
  }

  private static RoomUpdated update(
      WriteTransaction tx, String name, String topic, Boolean archived, UserId owner) {
    return tx.append(
        SQUARE,
        seq -> new RoomUpdated(SQUARE, seq, at(seq), name, topic, archived, owner, ANN.id()));
  }

  private static HistoryQuery latest(int limit) {
    return query(HistoryQuery.Anchor.LATEST, 0, limit);
  }

  private static HistoryQuery query(HistoryQuery.Anchor anchor, long seq, int limit) {
    return new HistoryQuery(anchor, seq, limit);
  }

  @Test
  void movesReadMarksForwardOnlyAndNotBeyondTheHead() {
    openRoom();
    run(tx -> IntStream.range(0, 5).forEach(i -> post(tx, ANN, "m")));

    assertThat(ask(tx -> tx.port(ReadingWrites.class).advance(SQUARE, BOB.id(), 3))).contains(3L);
    assertThat(ask(tx -> tx.port(ReadingWrites.class).advance(SQUARE, BOB.id(), 2))).isEmpty();
    assertThat(ask(tx -> tx.port(ReadingWrites.class).advance(SQUARE, BOB.id(), -1))).isEmpty();
    assertThat(ask(tx -> tx.port(ReadingWrites.class).advance(SQUARE, CAT.id(), 3))).isEmpty();
    assertThat(ask(tx -> tx.port(ReadingWrites.class).advance(SQUARE, BOB.id(), 999))).contains(5L);
    assertThat(store.rooms().membership(SQUARE, BOB.id()))
        .map(Membership::readUpTo)
        .isEqualTo(Optional.of(5L));
  }

  /** Be the transaction aborted by it or not: what one draft throws is its own. */
  @ParameterizedTest
  @ValueSource(
      classes = {StackOverflowError.class, OutOfMemoryError.class, ClassCastException.class})
  void failsADraftThatThrowsAloneAndWritesTheOthersOfItsBatch(Class<? extends Throwable> what) {
    openRoom();
    long before = log.head(SQUARE);
    try (LogWriter writer = new LogWriter(log, Clock.fixed(NOON, ZoneOffset.UTC), news -> {})) {
      List<CompletableFuture<Long>> good = new ArrayList<>();
      List<CompletableFuture<Long>> bad = new ArrayList<>();
      for (int i = 0; i < 60; i++) {
        String text = "text " + i;
        good.add(writer.submit(posting(text)));
        if (i % 20 == 10) {
          bad.add(
              writer.submit(
                  (tx, at) -> {
                    posting(text).apply(tx, at);
                    throw sneaky(what);
                  }));
        }
      }
      writer.start();
      assertThat(bad)
          .allSatisfy(answer -> assertThatThrownBy(answer::join).hasCauseExactlyInstanceOf(what));
      assertThat(good.stream().map(CompletableFuture::join))
          .containsExactlyElementsOf(
              LongStream.rangeClosed(before + 1, before + 60).boxed().toList());
      assertThat(log.head(SQUARE)).isEqualTo(before + 60);
    }
  }

  private static Draft<Long> posting(String text) {
    return (tx, at) ->
        tx.append(
                SQUARE,
                seq ->
                    new MessagePosted(
                        SQUARE, seq, at, "c-" + text, ANN, text, null, List.of(), null, false))
            .seq();
  }

  private static RuntimeException sneaky(Class<? extends Throwable> what) {
    try {
      Throwable made = what.getConstructor(String.class).newInstance("told to throw");
      if (made instanceof Error error) {
        throw error;
      }
      return (RuntimeException) made;
    } catch (ReflectiveOperationException e) {
      throw new LinkageError("no constructor with a message", e);
    }
  }
}
