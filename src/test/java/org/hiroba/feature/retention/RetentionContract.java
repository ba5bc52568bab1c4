package org.hiroba.feature.retention;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.hiroba.account.Role;
import org.hiroba.account.User;
import org.hiroba.account.UserId;
import org.hiroba.account.UserRef;
import org.hiroba.command.Rights;
import org.hiroba.config.Holder;
import org.hiroba.config.Right;
import org.hiroba.config.RightsSettings;
import org.hiroba.feature.audit.AuditEntry;
import org.hiroba.feature.audit.AuditTrail;
import org.hiroba.feature.member.MemberJoined;
import org.hiroba.feature.message.MessageEdited;
import org.hiroba.feature.message.MessagePosted;
import org.hiroba.feature.pin.MessagePinned;
import org.hiroba.feature.reaction.Reacted;
import org.hiroba.health.Meters;
import org.hiroba.jdbc.BesideServer;
import org.hiroba.log.HistoryPage;
import org.hiroba.log.HistoryQuery;
import org.hiroba.log.LogWriter;
import org.hiroba.log.MessageView;
import org.hiroba.log.Refusal;
import org.hiroba.log.RoomEvent;
import org.hiroba.log.StoreContract;
import org.hiroba.search.ForgetsMessages;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Says what is left of messages that are too old. */
public abstract class RetentionContract extends StoreContract {
  private static final Instant OLD = NOON;
  private static final Instant NOW = NOON.plus(Duration.ofDays(100));
  private static final Instant YOUNG = NOW.minus(Duration.ofDays(10));
  private static final int DAYS = 30;
  private static final RetentionDesk.By BY = RetentionDesk.By.COMMAND_LINE;

  private LogWriter writer;
  private RetentionDesk desk;
  private boolean searchIsBehind;
  private int made;

  /** Opens the same database once more. */
  protected abstract BesideServer beside();

  /** Returns what takes messages out of the search. */
  protected abstract ForgetsMessages forgetting();

  /** Returns how many messages the index of words holds. */
  protected abstract long indexed() throws SQLException;

  @BeforeEach
  void open() {
    writer = new LogWriter(log, Clock.fixed(NOW, ZoneOffset.UTC), news -> {});
    writer.start();
    desk = new RetentionDesk(writer, log.port(RetentionReads.class));
    openRoom();
  }

  @AfterEach
  void close() {
    writer.close();
  }

  /** Goes through all rooms once. */
  private void pass(int days) {
    RetentionPass pass =
        new RetentionPass(
            writer,
            log.port(RetentionReads.class),
            new RetentionPass.Search(forgetting(), () -> searchIsBehind),
            () -> days,
            Clock.fixed(NOW, ZoneOffset.UTC),
            Meters.NONE);
    for (int round = 0; round < 30; round++) {
      pass.look();
    }
  }

  private long say(Instant at, UserRef from, String text, UserId... mentions) {
    int number = made++;
    return write(
            tx ->
                tx.append(
                    SQUARE,
                    seq ->
                        new MessagePosted(
                            SQUARE,
                            seq,
                            at,
                            "x" + number,
                            from,
                            text,
                            null,
                            List.of(mentions),
                            null,
                            false)))
        .seq();
  }

  private void change(Instant at, UserRef by, long target, String text) {
    run(
        tx ->
            tx.append(
                SQUARE,
                seq ->
                    new MessageEdited(
                        SQUARE, seq, at, target, text, by.id(), List.of(), null, false)));
  }

  private List<RoomEvent> events() {
    return log.eventsAfter(SQUARE, 0, 1_000);
  }

  private List<String> texts() {
    return log
        .history(SQUARE, new HistoryQuery(HistoryQuery.Anchor.AFTER, 0, 100))
        .messages()
        .stream()
        .map(MessageView::text)
        .toList();
  }

  private long rows(String table) throws Exception {
    try (BesideServer beside = beside();
        var row = beside.session().prepare("SELECT COUNT(*) FROM " + table).executeQuery()) {
      row.next();
      return row.getLong(1);
    }
  }

  @Test
  void whatIsTooOldGoesAndItsPlaceStays() throws Exception {
    long old = say(OLD, ANN, "old secret", BOB.id());
    run(
        tx -> {
          tx.append(SQUARE, seq -> new Reacted(SQUARE, seq, OLD, old, "👍", true, BOB.id()));
          tx.append(SQUARE, seq -> new MessagePinned(SQUARE, seq, OLD, old, true, ANN.id()));
          tx.append(SQUARE, seq -> new MemberJoined(SQUARE, seq, OLD, CAT, ANN.id()));
        });
    say(YOUNG, BOB, "young");
    assertThat(rows("mention")).isEqualTo(1);

    pass(DAYS);

    assertThat(texts()).containsExactly("young");
    assertThat(events()).hasSize(5);
    assertThat(events().subList(0, 3))
        .containsExactly(
            new EventExpired(SQUARE, 1, OLD),
            new EventExpired(SQUARE, 2, OLD),
            new EventExpired(SQUARE, 3, OLD));
    assertThat(events().get(3)).isInstanceOf(MemberJoined.class);
    for (String view : List.of("mention", "reaction", "reaction_kind", "pin")) {
      assertThat(rows(view)).as(view).isZero();
    }
    assertThat(log.port(AuditTrail.class).newest(1))
        .containsExactly(
            new AuditEntry(
                NOW,
                AuditEntry.SERVER,
                "retention.expire",
                SQUARE.value(),
                "",
                "1 messages, 3 events, older than 30 days"));
  }

  @Test
  void noWordOfItIsLeftInTheSearch() {
    say(OLD, ANN, "old");
    say(YOUNG, ANN, "young");
    await().until(() -> indexed() == 2);
    pass(DAYS);
    await().until(() -> indexed() == 1);
    assertThat(texts()).containsExactly("young");
  }

  @Test
  void nobodyHasUnreadWhatIsNoMore() {
    for (int i = 0; i < 5; i++) {
      say(OLD, ANN, "old");
    }
    say(YOUNG, ANN, "young");
    pass(DAYS);
    assertThat(store.rooms().overview(SQUARE, BOB.id()).orElseThrow().unread()).isEqualTo(1);
  }

  @Test
  void aPageThatBeginsWithTheFirstThatIsLeftSaysThatOlderOnesAreNoMore() {
    say(OLD, ANN, "old");
    long first = say(YOUNG, ANN, "young");
    say(YOUNG, BOB, "younger");
    HistoryQuery all = HistoryQuery.at(null, null, null, 10).orElseThrow();
    assertThat(log.history(SQUARE, all).expired()).isFalse();
    pass(DAYS);
    HistoryPage page = log.history(SQUARE, all);
    assertThat(page.expired()).isTrue();
    assertThat(page.hasBefore()).isFalse();
    HistoryPage last = log.history(SQUARE, HistoryQuery.at(null, null, null, 1).orElseThrow());
    assertThat(last.expired()).isFalse();
    assertThat(last.hasBefore()).isTrue();
    HistoryPage before = log.history(SQUARE, HistoryQuery.at(first, null, null, 5).orElseThrow());
    assertThat(before.messages()).isEmpty();
    assertThat(before.expired()).isTrue();
    assertThat(before.hasBefore()).isFalse();
    assertThat(before.hasAfter()).isTrue();
    HistoryPage around = log.history(SQUARE, HistoryQuery.at(null, null, first, 5).orElseThrow());
    assertThat(around.expired()).isTrue();
  }

  @Test
  void aRoomOfWhichNothingIsLeftHasNoOtherPages() {
    long old = say(OLD, ANN, "old");
    pass(DAYS);
    for (HistoryQuery query :
        List.of(
            HistoryQuery.at(null, null, null, 5).orElseThrow(),
            HistoryQuery.at(old, null, null, 5).orElseThrow(),
            HistoryQuery.at(null, old, null, 5).orElseThrow(),
            HistoryQuery.at(null, null, old, 5).orElseThrow())) {
      HistoryPage page = log.history(SQUARE, query);
      assertThat(page.expired()).as("%s", query).isTrue();
      assertThat(page.hasBefore() || page.hasAfter()).as("%s", query).isFalse();
    }
  }

  @Test
  void aLaterEditOfAnOldMessageGoesToo() {
    long old = say(OLD, ANN, "old");
    say(YOUNG, BOB, "young");
    change(YOUNG, ANN, old, "still secret");
    pass(DAYS);
    assertThat(events().get(2)).isEqualTo(new EventExpired(SQUARE, 3, YOUNG));
    assertThat(texts()).containsExactly("young");
  }

  @Test
  void piecesAreSmallAndAllOfThemCome() {
    run(
        tx -> {
          for (int i = 0; i < 2 * RetentionPass.ROWS_AT_ONCE + 10; i++) {
            int number = i;
            tx.append(
                SQUARE,
                seq ->
                    new MessagePosted(
                        SQUARE, seq, OLD, "m" + number, ANN, "old", null, List.of(), null, false));
          }
        });
    say(YOUNG, ANN, "young");
    pass(DAYS);
    assertThat(texts()).containsExactly("young");
  }

  @Test
  void withoutASettingNothingGoes() {
    say(OLD, ANN, "old");
    pass(0);
    assertThat(texts()).containsExactly("old");
  }

  @Test
  void aRoomHasItsOwnTime() throws Exception {
    say(OLD, ANN, "old");
    say(YOUNG, ANN, "young");
    desk.keep(BY, "square", 0);
    pass(DAYS);
    assertThat(texts()).containsExactly("old", "young");
    desk.keep(BY, "Square", 5);
    pass(0);
    assertThat(texts()).isEmpty();
    desk.keep(BY, SQUARE.value(), null);
    assertThat(log.port(AuditTrail.class).newest(1).get(0).detail()).isEqualTo("default");
  }

  @Test
  void anOwnerKeepsMessagesForATimeThatIsNotLongerThanTheServers() throws Exception {
    User ann = user(ANN);
    RetentionDesk.By by = new RetentionDesk.By(ANN.id().value(), "192.0.2.1");
    RoomKeeping keeping = keeping(Holder.OWNERS, DAYS);
    keeping.keep(ann, by, SQUARE, 5);
    assertThat(keeping.ofOwner(ann, SQUARE)).isEqualTo(new RoomKeeping.OfOwner(5, DAYS));
    assertThat(log.port(AuditTrail.class).newest(1).get(0).actor()).isEqualTo(ANN.id().value());
    keeping.keep(ann, by, SQUARE, DAYS);
    for (int tooLong : List.of(0, DAYS + 1)) {
      assertThatThrownBy(() -> keeping.keep(ann, by, SQUARE, tooLong))
          .isInstanceOf(Refusal.class)
          .hasMessageContaining("30 days");
    }
    assertThat(keeping.ofOwner(ann, SQUARE).days()).isEqualTo(DAYS);
    keeping.keep(ann, by, SQUARE, null);
    assertThat(keeping.ofOwner(ann, SQUARE).days()).isNull();
  }

  @Test
  void anOwnerWithoutTheRightAndAMemberWithoutTheRoomSetNothing() {
    User ann = user(ANN);
    User bob = user(BOB);
    assertThatThrownBy(() -> keeping(Holder.ADMINS, 0).keep(ann, BY, SQUARE, 5))
        .hasMessageContaining("Only administrators");
    assertThatThrownBy(() -> keeping(Holder.OWNERS, 0).keep(bob, BY, SQUARE, 5))
        .hasMessageContaining("Only owners");
    assertThatThrownBy(() -> keeping(Holder.OWNERS, 0).ofOwner(bob, SQUARE))
        .hasMessageContaining("Only owners");
    assertThat(desk.keeping(SQUARE).orElseThrow().days()).isNull();
  }

  private static User user(UserRef ref) {
    return new User(ref.id(), ref.name(), ref.displayName(), Set.of(Role.USER));
  }

  private RoomKeeping keeping(Holder holder, int longestDays) {
    return new RoomKeeping(
        writer,
        log.port(RetentionReads.class),
        store.rooms(),
        new Rights(
            new RightsSettings(
                Map.of(Right.RETENTION, holder), Optional.empty(), Optional.empty())),
        () -> longestDays);
  }

  @Test
  void aHoldOfTheRoomKeepsEverythingUntilItIsReleased() throws Exception {
    say(OLD, ANN, "old");
    desk.holdRoom(BY, "Square", true);
    pass(DAYS);
    assertThat(texts()).containsExactly("old");
    desk.holdRoom(BY, "Square", false);
    pass(DAYS);
    assertThat(texts()).isEmpty();
  }

  @Test
  void aHoldOfAPersonKeepsWhatTheySaidAndWhatIsAboutIt() throws Exception {
    long held = say(OLD, BOB, "held", ANN.id());
    long other = say(OLD, ANN, "old");
    run(
        tx -> {
          tx.append(SQUARE, seq -> new Reacted(SQUARE, seq, OLD, held, "👍", true, ANN.id()));
          tx.append(SQUARE, seq -> new Reacted(SQUARE, seq, OLD, other, "👍", true, ANN.id()));
        });
    change(OLD, BOB, held, "held, edited");
    desk.holdPerson(BY, BOB.id(), "bob", true);
    pass(DAYS);
    assertThat(texts()).containsExactly("held, edited");
    assertThat(rows("reaction")).isEqualTo(1);
    assertThat(rows("mention")).isZero();
    assertThat(events().stream().map(one -> one.kind().wireName()))
        .containsExactly("message", "expired", "reacted", "expired", "edited");
    desk.holdPerson(BY, BOB.id(), "bob", false);
    pass(DAYS);
    assertThat(texts()).isEmpty();
    assertThat(rows("reaction")).isZero();
  }

  @Test
  void waitsForASearchThatWouldTakeInWhatIsNoMore() {
    say(OLD, ANN, "old");
    searchIsBehind = true;
    pass(DAYS);
    assertThat(texts()).containsExactly("old");
  }

  @Test
  void aRoomThatIsNotThereIsNamed() {
    assertThatThrownBy(() -> desk.keep(BY, "nowhere", 3))
        .hasMessage("There is no room of the name or id nowhere.");
  }
}
