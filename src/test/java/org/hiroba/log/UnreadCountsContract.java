package org.hiroba.log;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.LongStream;
import org.hiroba.account.MentionGroup;
import org.hiroba.account.UserId;
import org.hiroba.account.UserRef;
import org.hiroba.feature.mention.MentionList;
import org.hiroba.feature.mention.MentionWrites;
import org.hiroba.feature.message.MessageEdited;
import org.hiroba.feature.message.MessagePosted;
import org.hiroba.feature.reading.ReadingWrites;
import org.hiroba.room.RoomOverview;
import org.hiroba.search.SearchHit;
import org.junit.jupiter.api.Test;

/** Says that what is counted as unread, and as a mention, is the present state of the messages. */
public abstract class UnreadCountsContract extends StoreContract {
  @Test
  void aDeletedMessageIsNeitherUnreadNorAMention() {
    openRoom();
    long first = post(ANN, "one @bob", BOB.id()).seq();
    long second = post(ANN, "two @bob", BOB.id()).seq();
    post(ANN, "three");
    assertThat(counts(BOB)).containsExactly(3L, 2L);

    delete(ANN, first);
    assertThat(counts(BOB)).containsExactly(2L, 1L);
    reopen();
    assertThat(counts(BOB)).containsExactly(2L, 1L);
    read(BOB, second);
    delete(ANN, second);
    assertThat(counts(BOB)).containsExactly(1L, 0L);
    putMark(BOB, 0);
    assertThat(counts(BOB)).containsExactly(1L, 0L);
  }

  @Test
  void countsDeletionsInTheSameTransactionAndAmongOtherEvents() {
    openRoom();
    run(
        tx -> {
          long seq = post(tx, ANN, "one @bob", BOB.id()).seq();
          post(tx, ANN, "two");
          react(tx, BOB, seq, "👍", true);
          delete(tx, ANN, seq);
          edit(tx, ANN, 2, "two again");
        });
    assertThat(counts(BOB)).containsExactly(1L, 0L);
  }

  @Test
  void anEditOfAnUnreadMessageBringsAndTakesMentions() {
    openRoom();
    join(CAT, null);
    long seq = post(ANN, "hi").seq();
    assertThat(counts(BOB)).containsExactly(1L, 0L);

    edit(seq, "hi @bob", BOB.id());
    assertThat(counts(BOB)).containsExactly(1L, 1L);
    assertThat(listed(BOB)).containsExactly(seq);
    assertThat(view(seq).mentions()).containsExactly(BOB.id());

    edit(seq, "hi @bob and @cat", BOB.id(), CAT.id());
    assertThat(counts(BOB)).containsExactly(1L, 1L);
    assertThat(counts(CAT)).containsExactly(1L, 1L);
    edit(seq, "hi @cat", CAT.id());
    reopen();
    assertThat(counts(BOB)).containsExactly(1L, 0L);
    assertThat(listed(BOB)).isEmpty();
    assertThat(listed(CAT)).containsExactly(seq);
    edit(seq, "hi");
    assertThat(listed(CAT)).isEmpty();
    assertThat(view(seq).mentions()).isEmpty();
  }

  @Test
  void anEditOfAReadMessageBringsNothingThatIsUnread() {
    openRoom();
    long seq = post(ANN, "hi").seq();
    long later = post(ANN, "later").seq();
    read(BOB, seq);
    edit(seq, "hi @bob", BOB.id());
    assertThat(counts(BOB)).containsExactly(1L, 0L);
    assertThat(listed(BOB)).containsExactly(seq);

    putMark(BOB, seq - 1);
    assertThat(counts(BOB)).containsExactly(2L, 1L);
    read(BOB, later);
    assertThat(counts(BOB)).containsExactly(0L, 0L);
  }

  @Test
  void listsAMentionThatAnEditBroughtWhereItsMessageIs() {
    openRoom();
    long first = post(ANN, "one").seq();
    long second = post(ANN, "two @bob", BOB.id()).seq();
    edit(first, "one @bob", BOB.id());
    assertThat(log.port(MentionList.class).mentions(BOB.id(), null, 10).items())
        .containsExactly(
            new SearchHit(SQUARE, second, at(second), ANN, "two @bob"),
            new SearchHit(SQUARE, first, at(first), ANN, "one @bob"));
  }

  @Test
  void editsWhatWasPostedInTheSameTransaction() {
    openRoom();
    run(
        tx -> {
          MessagePosted posted = post(tx, ANN, "hi @bob", BOB.id());
          edit(tx, posted.seq(), "hi @room", null, MentionGroup.ROOM);
          call(tx, posted.seq(), ANN, MentionGroup.ROOM);
        });
    assertThat(counts(BOB)).containsExactly(1L, 1L);
    assertThat(view(1).mentions()).isEmpty();
    assertThat(view(1).mentionsAll()).isEqualTo(MentionGroup.ROOM);
  }

  @Test
  void aCallToTheRoomCountsForEachWhoWasInItButItsAuthor() {
    openRoom();
    long seq = call(ANN, "@room", MentionGroup.ROOM);
    join(CAT, null);
    putMark(ANN, 0);
    putMark(CAT, 0);
    assertThat(counts(BOB)).containsExactly(1L, 1L);
    assertThat(counts(ANN)).containsExactly(1L, 0L);
    assertThat(counts(CAT)).containsExactly(1L, 0L);
    assertThat(listed(BOB)).containsExactly(seq);
    assertThat(listed(ANN)).isEmpty();
    assertThat(listed(CAT)).isEmpty();
    assertThat(view(seq).mentionsAll()).isEqualTo(MentionGroup.ROOM);
    assertThat(view(seq).mentions()).isEmpty();

    delete(ANN, seq);
    reopen();
    assertThat(counts(BOB)).containsExactly(0L, 0L);
    assertThat(listed(BOB)).isEmpty();
    assertThat(view(seq).mentionsAll()).isNull();
    assertThat(((MessagePosted) log.eventsAfter(SQUARE, seq - 1, 1).get(0)).mentionsAll()).isNull();
  }

  @Test
  void aCallToThoseWhoAreHereCountsForThemAlone() {
    openRoom();
    join(CAT, null);
    long seq = call(ANN, "@here", MentionGroup.HERE, BOB.id(), new UserId("nobody"));
    reopen();
    assertThat(counts(BOB)).containsExactly(1L, 1L);
    assertThat(counts(CAT)).containsExactly(1L, 0L);
    assertThat(listed(BOB)).containsExactly(seq);
    assertThat(listed(CAT)).isEmpty();
    assertThat(view(seq).mentionsAll()).isEqualTo(MentionGroup.HERE);
    MentionList mentions = log.port(MentionList.class);
    assertThat(mentions.calledHere(BOB.id(), SQUARE, 1, 9)).containsExactly(seq);
    assertThat(mentions.calledHere(BOB.id(), SQUARE, seq + 1, 9)).isEmpty();
    assertThat(mentions.calledHere(CAT.id(), SQUARE, 1, 9)).isEmpty();
    assertThat(mentions.calledHere(new UserId("nobody"), SQUARE, 1, 9)).isEmpty();

    long nobodyWasHere = call(ANN, "@here", MentionGroup.HERE);
    assertThat(mentions.calledHere(BOB.id(), SQUARE, nobodyWasHere, nobodyWasHere)).isEmpty();
  }

  @Test
  void tellsHundredsOfPeopleApartWhoWereHere() {
    openRoom();
    List<UserRef> crowd = new ArrayList<>();
    run(
        tx -> {
          for (int i = 0; i < 200; i++) {
            UserRef one = new UserRef(new UserId("u-" + i), "n" + i, "N" + i);
            add(tx, one);
            crowd.add(one);
          }
        });
    crowd.forEach(one -> join(one, null));
    UserId[] here =
        crowd.stream().map(UserRef::id).filter(UnreadCountsContract::isOdd).toArray(UserId[]::new);
    call(ANN, "@here", MentionGroup.HERE, here);
    for (UserRef one : crowd) {
      assertThat(counts(one).get(1)).as(one.name()).isEqualTo(isOdd(one.id()) ? 1 : 0);
    }
  }

  private static boolean isOdd(UserId user) {
    return Integer.parseInt(user.value().substring(2)) % 2 == 1;
  }

  @Test
  void anEditBringsAndTakesCalls() {
    openRoom();
    join(CAT, null);
    long seq = call(ANN, "@here", MentionGroup.HERE, BOB.id());
    run(
        tx -> {
          edit(tx, seq, "@room", null, MentionGroup.ROOM);
          call(tx, seq, ANN, MentionGroup.ROOM);
        });
    assertThat(ask(tx -> tx.port(MentionWrites.class).called(SQUARE, seq)))
        .contains(MentionGroup.ROOM);
    assertThat(counts(CAT)).containsExactly(1L, 1L);
    assertThat(view(seq).mentionsAll()).isEqualTo(MentionGroup.ROOM);
    MessageEdited edited = (MessageEdited) log.eventsAfter(SQUARE, seq, 1).get(0);
    assertThat(edited.mentionsAll()).isEqualTo(MentionGroup.ROOM);
    assertThat(((MessagePosted) log.eventsAfter(SQUARE, seq - 1, 1).get(0)).mentionsAll())
        .isEqualTo(MentionGroup.HERE);

    run(
        tx -> {
          edit(tx, seq, "quiet", null, null);
          tx.port(MentionWrites.class).callNobody(SQUARE, seq);
        });
    assertThat(counts(CAT)).containsExactly(1L, 0L);
    assertThat(counts(BOB)).containsExactly(1L, 0L);
    assertThat(listed(BOB)).isEmpty();
    assertThat(view(seq).mentionsAll()).isNull();
  }

  @Test
  void aMessageThatNamesAndCallsSomebodyMentionsThemOnce() {
    openRoom();
    run(
        tx -> {
          long seq = post(tx, ANN, "@bob @room", BOB.id()).seq();
          call(tx, seq, ANN, MentionGroup.ROOM);
        });
    assertThat(counts(BOB)).containsExactly(1L, 1L);
    assertThat(listed(BOB)).containsExactly(1L);
  }

  @Test
  void listsNamesAndCallsTogetherPageByPage() {
    openRoom();
    for (int i = 0; i < 3; i++) {
      post(ANN, "@bob", BOB.id());
      call(ANN, "@room", MentionGroup.ROOM);
    }
    List<Long> found = new ArrayList<>();
    MessagePlace place = null;
    for (int page = 0; page < 3; page++) {
      Listed<SearchHit> hits = log.port(MentionList.class).mentions(BOB.id(), place, 2);
      hits.items().forEach(hit -> found.add(hit.seq()));
      place = hits.cursor() == null ? null : MessagePlace.ofCursor(hits.cursor()).orElseThrow();
    }
    assertThat(found).containsExactly(6L, 5L, 4L, 3L, 2L, 1L);
    assertThat(place).isNull();
  }

  @Test
  void whoLeftIsCalledNoMore() {
    openRoom();
    call(ANN, "@room", MentionGroup.ROOM);
    leave(BOB, null);
    assertThat(listed(BOB)).isEmpty();
  }

  @Test
  void keepsWhenSomebodyLastCalledABigRoom() {
    addPeople();
    assertThat(ask(tx -> tx.port(MentionWrites.class).lastCall(ANN.id()))).isEmpty();
    run(tx -> tx.port(MentionWrites.class).lastCall(ANN.id(), NOON));
    reopen();
    assertThat(ask(tx -> tx.port(MentionWrites.class).lastCall(ANN.id()))).contains(NOON);
    assertThat(ask(tx -> tx.port(MentionWrites.class).lastCall(BOB.id()))).isEmpty();
    assertThat(ask(tx -> tx.port(MentionWrites.class).lastCall(new UserId("nobody")))).isEmpty();
  }

  @Test
  void replaysEachEventWithTheMentionsThatItHad() {
    openRoom();
    MessagePosted posted = post(ANN, "hi @bob", BOB.id());
    MessageEdited edited =
        write(tx -> edit(tx, posted.seq(), "hi @room", new UserId[] {ANN.id()}, MentionGroup.ROOM));
    assertThat(log.eventsAfter(SQUARE, 0, 2)).isEqualTo(List.of(posted, edited));
    delete(ANN, posted.seq());
    assertThat(log.eventsAfter(SQUARE, 0, 2).toString()).doesNotContain("u-bob", "ROOM");
  }

  @Test
  void countsManyDeletionsAboveAndBelowTheMark() {
    openRoom();
    run(tx -> LongStream.rangeClosed(1, 40).forEach(i -> post(tx, ANN, "m" + i)));
    read(BOB, 20);
    run(tx -> LongStream.rangeClosed(11, 30).forEach(seq -> delete(tx, ANN, seq)));
    assertThat(counts(BOB)).containsExactly(10L, 0L);
    putMark(BOB, 0);
    assertThat(counts(BOB)).containsExactly(20L, 0L);
  }

  private List<Long> counts(UserRef user) {
    RoomOverview one = store.rooms().overview(SQUARE, user.id()).orElseThrow();
    RoomOverview among =
        store.rooms().overviewsOf(user.id()).stream()
            .filter(overview -> overview.room().id().equals(SQUARE))
            .findFirst()
            .orElseThrow();
    assertThat(among).isEqualTo(one);
    return List.of(one.unread(), one.mentions());
  }

  private List<Long> listed(UserRef user) {
    return log.port(MentionList.class).mentions(user.id(), null, 50).items().stream()
        .map(SearchHit::seq)
        .toList();
  }

  private MessageView view(long seq) {
    return log.history(SQUARE, new HistoryQuery(HistoryQuery.Anchor.AROUND, seq, 1))
        .messages()
        .get(0);
  }

  private void read(UserRef user, long seq) {
    run(tx -> tx.port(ReadingWrites.class).advance(SQUARE, user.id(), seq));
  }

  private void putMark(UserRef user, long seq) {
    run(tx -> tx.port(ReadingWrites.class).move(SQUARE, user.id(), seq));
  }

  private void edit(long target, String text, UserId... mentions) {
    run(tx -> edit(tx, target, text, mentions, null));
  }

  private static MessageEdited edit(
      WriteTransaction tx, long target, String text, UserId[] mentions, MentionGroup group) {
    List<UserId> people = mentions == null ? List.of() : Arrays.asList(mentions);
    return tx.append(
        SQUARE,
        seq ->
            new MessageEdited(SQUARE, seq, at(seq), target, text, ANN.id(), people, group, false));
  }

  private long call(UserRef from, String text, MentionGroup group, UserId... here) {
    return write(
        tx -> {
          long seq =
              tx.append(
                      SQUARE,
                      next ->
                          new MessagePosted(
                              SQUARE,
                              next,
                              at(next),
                              "call-" + next,
                              from,
                              text,
                              null,
                              List.of(),
                              group,
                              false))
                  .seq();
          call(tx, seq, from, group, here);
          return seq;
        });
  }

  private static void call(
      WriteTransaction tx, long seq, UserRef from, MentionGroup group, UserId... here) {
    tx.port(MentionWrites.class).call(SQUARE, seq, at(seq), from.id(), group, Set.of(here));
  }
}
