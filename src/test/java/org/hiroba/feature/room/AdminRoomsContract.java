package org.hiroba.feature.room;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.hiroba.account.Role;
import org.hiroba.account.UserId;
import org.hiroba.command.HandClock;
import org.hiroba.feature.audit.AuditEntry;
import org.hiroba.feature.audit.AuditTrail;
import org.hiroba.feature.room.AdminRooms.Change;
import org.hiroba.feature.signin.SignInWrites;
import org.hiroba.log.HistoryQuery;
import org.hiroba.log.LogWriter;
import org.hiroba.log.Refusal;
import org.hiroba.log.StoreContract;
import org.hiroba.room.MemberRole;
import org.hiroba.room.Posters;
import org.hiroba.room.RoomId;
import org.hiroba.room.RoomKind;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Says what administrators see of rooms, and what becomes of those that they change or remove. */
public abstract class AdminRoomsContract extends StoreContract {
  private static final AdminRooms.By ADMIN = new AdminRooms.By(CAT.id(), "192.0.2.1");
  private final HandClock clock = new HandClock(NOON);
  private LogWriter writer;
  private AdminRooms rooms;
  private RoomRemover remover;

  @BeforeEach
  void open() {
    writer = new LogWriter(log, clock, news -> {});
    writer.start();
    rooms = new AdminRooms(writer, log);
    remover = new RoomRemover(writer, log, Clock.fixed(NOON, ZoneOffset.UTC));
  }

  @AfterEach
  void close() {
    writer.close();
  }

  private void make(String id, RoomKind kind, String name) {
    Map<UserId, MemberRole> members = new LinkedHashMap<>();
    members.put(BOB.id(), MemberRole.OWNER);
    run(
        tx ->
            tx.port(RoomWrites.class)
                .create(new NewRoom(new RoomId(id), kind, name, "", null, members, NOON, null)));
  }

  private List<String> names(String text, RoomSheet after, int limit) {
    return rooms.list(text, after, limit).stream().map(one -> one.room().name()).toList();
  }

  private static Refusal refusal(ThrowingAct act) {
    Refusal refusal = catchThrowableOfType(Refusal.class, act::run);
    assertThat(refusal).isNotNull();
    return refusal;
  }

  private interface ThrowingAct {
    void run() throws Refusal;
  }

  @Test
  void listsAllRoomsButDirectOnesPageByPage() {
    openRoom();
    make("r-b", RoomKind.PUBLIC, "Bees");
    make("r-z", RoomKind.PRIVATE, "square");
    make("r-d", RoomKind.DIRECT, null);
    assertThat(names("", null, 10)).containsExactly("Bees", "Lobby", "Square", "square");
    RoomSheet second = rooms.list("", null, 2).get(1);
    assertThat(names("", second, 1)).containsExactly("Square");
    assertThat(names("", rooms.list("", null, 3).get(2), 9)).containsExactly("square");
    assertThat(names("QU", null, 10)).containsExactly("Square", "square");
    RoomSheet square = rooms.list("", null, 3).get(2);
    assertThat(square.members()).isEqualTo(2);
    assertThat(square.owners()).containsExactly(ANN);
  }

  @Test
  void renamesArchivesAndGivesOwnershipAndWritesItDown() throws Refusal {
    openRoom();
    RoomSheet changed = rooms.change(ADMIN, SQUARE, new Change(" Plaza ", true, BOB.id()));
    assertThat(changed.room().name()).isEqualTo("Plaza");
    assertThat(changed.room().archived()).isTrue();
    assertThat(changed.owners()).containsExactly(ANN, BOB);
    rooms.change(ADMIN, SQUARE, new Change("Plaza", true, BOB.id()));
    assertThat(log.port(AuditTrail.class).newest(10))
        .containsExactly(
            new AuditEntry(
                NOON,
                "u-cat",
                "room.update",
                "r-square",
                "192.0.2.1",
                "name, archived, owner u-bob"));
    assertThat(rooms.change(ADMIN, SQUARE, new Change(null, false, null)).room().archived())
        .isFalse();
  }

  @Test
  void saysWhoWritesAndListsWhatIsArchivedOrNot() throws Refusal {
    openRoom();
    RoomSheet changed = rooms.change(ADMIN, SQUARE, new Change(null, null, null, Posters.OWNERS));
    assertThat(changed.room().posting()).isEqualTo(Posters.OWNERS);
    assertThat(rooms.find(SQUARE).room().posting()).isEqualTo(Posters.OWNERS);
    rooms.change(ADMIN, SQUARE, new Change(null, true, null, Posters.OWNERS));
    assertThat(log.port(AuditTrail.class).newest(10))
        .extracting(AuditEntry::detail)
        .containsExactlyInAnyOrder("posting owners", "archived");
    assertThat(rooms.list("", true, "", "", 9))
        .extracting(one -> one.room().name())
        .containsExactly("Square");
    assertThat(rooms.list("", false, "", "", 9))
        .extracting(one -> one.room().name())
        .containsExactly("Lobby");
    assertThat(refusal(() -> rooms.find(new RoomId("nowhere"))).reason())
        .isEqualTo(Refusal.Reason.NOT_FOUND);
  }

  @Test
  void makesNoGuestAnOwner() {
    openRoom();
    run(tx -> tx.port(SignInWrites.class).setRoles(BOB.id(), Set.of(Role.GUEST)));
    assertThat(
            refusal(() -> rooms.change(ADMIN, SQUARE, new Change(null, null, BOB.id()))).reason())
        .isEqualTo(Refusal.Reason.CONFLICT);
  }

  @Test
  void refusesWhatNoRoomMayBe() throws Refusal {
    openRoom();
    make("r-b", RoomKind.PUBLIC, "Bees");
    make("r-c", RoomKind.PUBLIC, "Cats");
    make("r-d", RoomKind.DIRECT, null);
    RoomId cats = new RoomId("r-c");
    assertThat(refusal(() -> rooms.change(ADMIN, cats, new Change("BEES", null, null))).reason())
        .isEqualTo(Refusal.Reason.CONFLICT);
    assertThat(rooms.change(ADMIN, cats, new Change("CATS", null, null)).room().name())
        .isEqualTo("CATS");
    assertThat(refusal(() -> rooms.change(ADMIN, cats, new Change("a\nb", null, null))).reason())
        .isEqualTo(Refusal.Reason.BAD_REQUEST);
    assertThat(
            refusal(() -> rooms.change(ADMIN, cats, new Change("x".repeat(65), null, null)))
                .reason())
        .isEqualTo(Refusal.Reason.BAD_REQUEST);
    assertThat(refusal(() -> rooms.change(ADMIN, cats, new Change(null, null, ANN.id()))).reason())
        .isEqualTo(Refusal.Reason.CONFLICT);
    rooms.change(ADMIN, cats, new Change(null, true, null));
    make("r-c2", RoomKind.PUBLIC, "cats");
    assertThat(refusal(() -> rooms.change(ADMIN, cats, new Change(null, false, null))).reason())
        .isEqualTo(Refusal.Reason.CONFLICT);
    for (String none : List.of("r-d", "nowhere")) {
      RoomId id = new RoomId(none);
      assertThat(refusal(() -> rooms.change(ADMIN, id, new Change("x", null, null))).reason())
          .isEqualTo(Refusal.Reason.NOT_FOUND);
      assertThat(refusal(() -> remover.remove(ADMIN, id)).reason())
          .isEqualTo(Refusal.Reason.NOT_FOUND);
    }
    assertThat(
            refusal(() -> rooms.change(ADMIN, RoomId.LOBBY, new Change(null, true, null))).reason())
        .isEqualTo(Refusal.Reason.CONFLICT);
    assertThat(refusal(() -> remover.remove(ADMIN, RoomId.LOBBY)).reason())
        .isEqualTo(Refusal.Reason.CONFLICT);
  }

  @Test
  void removesARoomAtOnceAndWhatWasSaidPieceByPiece() throws Refusal {
    openRoom();
    int messages = RoomRemover.MESSAGES_AT_ONCE + 5;
    for (int i = 0; i < messages; i++) {
      post(ANN, "secret plan " + i, BOB.id());
    }
    edit(ANN, 1, "another plan");
    react(BOB, 2, "👍", true);
    remover.remove(ADMIN, SQUARE);

    assertThat(store.rooms().find(SQUARE)).isEmpty();
    assertThat(store.rooms().membership(SQUARE, ANN.id())).isEmpty();
    assertThat(store.rooms().overviewsOf(ANN.id()))
        .extracting(one -> one.room().id())
        .containsExactly(RoomId.LOBBY);
    assertThat(names("", null, 10)).containsExactly("Lobby");
    assertThat(refusal(() -> remover.remove(ADMIN, SQUARE)).reason())
        .isEqualTo(Refusal.Reason.NOT_FOUND);
    RoomId hidden = log.port(RoomSheets.class).dueRemoval(NOON).orElseThrow().hidden();
    assertThat(log.history(hidden, newest()).messages()).hasSize(50);

    remover.look();

    assertThat(log.port(RoomSheets.class).dueRemoval(NOON)).isEmpty();
    assertThat(log.history(hidden, newest()).messages())
        .allSatisfy(message -> assertThat(message.text()).isEmpty());
    long head = log.head(hidden);
    assertThat(head).isEqualTo(messages + 2L + messages);

    Instant later = NOON.plus(RoomRemover.REST_AFTER);
    clock.move(RoomRemover.REST_AFTER);
    RoomRemover nextDay = new RoomRemover(writer, log, Clock.fixed(later, ZoneOffset.UTC));
    nextDay.look();
    assertThat(log.port(RoomSheets.class).dueRemoval(later)).isEmpty();
    assertThat(log.head(hidden)).isZero();
    assertThat(log.eventsAfter(hidden, 0, 10)).isEmpty();
    assertThat(log.port(AuditTrail.class).newest(1).get(0).action()).isEqualTo("room.delete");
  }

  private static HistoryQuery newest() {
    Optional<HistoryQuery> query = HistoryQuery.at(null, null, null, 50);
    return query.orElseThrow();
  }
}
