package org.hiroba.log;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.hiroba.account.UserId;
import org.hiroba.account.UserRef;
import org.hiroba.emoji.Emoji;
import org.hiroba.feature.reaction.Reacted;
import org.hiroba.feature.reaction.ReactionsNow;
import org.hiroba.feature.reaction.Reactors;
import org.hiroba.log.HistoryQuery.Anchor;
import org.hiroba.protocol.EventEncoder;
import org.hiroba.room.RoomId;
import org.junit.jupiter.api.Test;

/** Says what every store does with reactions. */
public abstract class ReactionsContract extends StoreContract {
  /** More than are told of one kind. */
  private static final int CROWD = 25;

  /** Messages that are more than a page when each has all reactions that it may have. */
  private static final int MANY = 9;

  private static final List<String> KINDS =
      Emoji.all().stream().sorted().limit(Reaction.MAX_KINDS).toList();

  private List<UserRef> crowd() {
    List<UserRef> crowd =
        IntStream.range(100, 100 + CROWD)
            .mapToObj(i -> new UserRef(new UserId("u" + "0".repeat(29) + i), "p" + i, "P " + i))
            .toList();
    run(tx -> crowd.forEach(person -> add(tx, person)));
    return crowd;
  }

  private List<MessageView> messages() {
    return history(new HistoryQuery(Anchor.LATEST, 0, 100)).messages();
  }

  private HistoryPage history(HistoryQuery query) {
    return log.history(SQUARE, query);
  }

  private static List<UserId> ids(List<UserRef> people) {
    return people.stream().map(UserRef::id).toList();
  }

  @Test
  void countsAllAndTellsTheFirst() {
    openRoom();
    List<UserRef> crowd = crowd();
    post(ANN, "one");
    crowd.forEach(person -> react(person, 1, "👍", true));
    react(BOB, 1, "❤", true);
    react(ANN, 1, "❤️", true);

    assertThat(messages().get(0).reactions())
        .containsExactly(
            new Reaction("👍", CROWD, ids(crowd.subList(0, Reaction.MAX_PEOPLE))),
            new Reaction("❤️", 2, List.of(BOB.id(), ANN.id())));
    reopen();
    run(
        tx -> {
          crowd.subList(0, 4).forEach(person -> react(tx, person, 1, "👍", false));
          react(tx, crowd.get(0), 1, "👍", true);
        });
    assertThat(messages().get(0).reactions().get(0).count()).isEqualTo(CROWD - 3);
    assertThat(messages().get(0).reactions().get(0).people())
        .isEqualTo(ids(crowd.subList(4, 4 + Reaction.MAX_PEOPLE)));
  }

  @Test
  void countsNobodyTwice() {
    openRoom();
    post(ANN, "one");
    react(BOB, 1, "👍", true);
    react(BOB, 1, "👍", true);
    run(
        tx -> {
          react(tx, ANN, 1, "👍", true);
          react(tx, ANN, 1, "👍", true);
          react(tx, CAT, 1, "👍", false);
        });
    react(CAT, 1, "👍", false);

    assertThat(messages().get(0).reactions())
        .containsExactly(new Reaction("👍", 2, List.of(BOB.id(), ANN.id())));
  }

  @Test
  void tellsReadersTheirOwnWhereNotAllAreTold() {
    openRoom();
    List<UserRef> crowd = crowd();
    post(ANN, "one");
    post(ANN, "two");
    crowd.forEach(person -> react(person, 2, "❤", true));
    react(crowd.get(0), 1, "🎉", true);
    HistoryQuery all = new HistoryQuery(Anchor.LATEST, 0, 10);

    assertThat(history(all.by(crowd.get(CROWD - 1).id())).mine())
        .isEqualTo(Map.of(2L, List.of("❤️")));
    assertThat(history(all.by(crowd.get(0).id())).mine()).isEqualTo(Map.of(2L, List.of("❤️")));
    assertThat(history(all.by(ANN.id())).mine()).isEmpty();
    assertThat(history(all).mine()).isEmpty();
    assertThat(history(all).head()).isEqualTo(log.head(SQUARE));
    HistoryQuery first = new HistoryQuery(Anchor.BEFORE, 2, 10);
    assertThat(history(first.by(crowd.get(0).id())).mine()).isEmpty();
  }

  @Test
  void listsWhoReactedInTheOrderInWhichTheyCame() {
    openRoom();
    List<UserRef> crowd = crowd();
    post(ANN, "one");
    crowd.forEach(person -> react(person, 1, "❤️", true));
    Reactors reactors = log.port(Reactors.class);

    List<UserRef> listed = new ArrayList<>();
    Reactors.Part part = reactors.reactors(SQUARE, 1, "❤", 0, 10).orElseThrow();
    listed.addAll(part.people().items());
    while (part.people().cursor() != null) {
      long after = Long.parseLong(part.people().cursor());
      part = reactors.reactors(SQUARE, 1, "❤️", after, 10).orElseThrow();
      assertThat(part.total()).isEqualTo(CROWD);
      listed.addAll(part.people().items());
    }
    assertThat(listed).isEqualTo(crowd);
    assertThat(reactors.reactors(SQUARE, 1, "👍", 0, 10)).contains(Reactors.Part.NOBODY);
    assertThat(reactors.reactors(SQUARE, 2, "❤", 0, 10)).as("no message").isEmpty();
    assertThat(reactors.reactors(new RoomId("nowhere"), 1, "❤", 0, 10)).isEmpty();
    delete(ANN, 1);
    assertThat(reactors.reactors(SQUARE, 1, "❤", 0, 10)).contains(Reactors.Part.NOBODY);
  }

  @Test
  void takesNoMoreKindsThanAMessageMayHaveItsOwnWritesIncluded() {
    openRoom();
    post(ANN, "one");
    run(
        tx -> {
          ReactionsNow now = tx.port(ReactionsNow.class);
          for (String emoji : KINDS.subList(1, Reaction.MAX_KINDS)) {
            react(tx, BOB, 1, emoji, true);
          }
          assertThat(now.mayTake(SQUARE, 1, "👍")).isTrue();
          react(tx, BOB, 1, KINDS.get(0), true);
          assertThat(now.mayTake(SQUARE, 1, "👍")).isFalse();
          assertThat(now.mayTake(SQUARE, 1, KINDS.get(7))).isTrue();
          react(tx, ANN, 1, KINDS.get(7), true);
          react(tx, BOB, 1, KINDS.get(7), false);
          assertThat(now.mayTake(SQUARE, 1, "👍")).isFalse();
          react(tx, ANN, 1, KINDS.get(7), false);
          assertThat(now.mayTake(SQUARE, 1, "👍")).isTrue();
          react(tx, ANN, 1, KINDS.get(7), true);
        });
    assertThat(holds(tx -> tx.port(ReactionsNow.class).mayTake(SQUARE, 1, "👍"))).isFalse();
    assertThat(messages().get(0).reactions()).hasSize(Reaction.MAX_KINDS);
    run(
        tx -> {
          delete(tx, ANN, 1);
          assertThat(tx.port(ReactionsNow.class).mayTake(SQUARE, 1, "👍")).isTrue();
        });
    assertThat(messages().get(0).reactions()).isEmpty();
  }

  @Test
  void cutsPagesByTheirReactionsToo() {
    openRoom();
    List<UserRef> crowd = crowd();
    List<Long> posted =
        write(
            tx ->
                IntStream.range(0, MANY)
                    .mapToLong(i -> post(tx, ANN, "m" + i).seq())
                    .boxed()
                    .toList());
    for (long target : posted) {
      run(
          tx ->
              KINDS.forEach(
                  emoji ->
                      crowd
                          .subList(CROWD - 21, CROWD)
                          .forEach(person -> react(tx, person, target, emoji, true))));
    }
    UserId reader = crowd.get(CROWD - 1).id();
    for (Anchor anchor : new Anchor[] {Anchor.LATEST, Anchor.BEFORE, Anchor.AFTER, Anchor.AROUND}) {
      long seq = anchor == Anchor.AFTER ? 0 : anchor == Anchor.AROUND ? posted.get(4) : MANY + 1;
      HistoryPage page = history(new HistoryQuery(anchor, seq, 100).by(reader));
      int bytes =
          new EventEncoder()
              .encodePage(SQUARE.value(), page)
              .getBytes(StandardCharsets.UTF_8)
              .length;
      assertThat(bytes).as(anchor.name()).isBetween(128 * 1024, 256 * 1024);
      List<Long> seqs = page.messages().stream().map(MessageView::seq).toList();
      assertThat(seqs).as(anchor.name()).isSorted().hasSizeLessThan(MANY);
      assertThat(page.hasBefore()).isEqualTo(seqs.get(0) > 1);
      assertThat(page.hasAfter()).isEqualTo(seqs.get(seqs.size() - 1) < MANY);
      assertThat(page.mine().keySet()).containsExactlyInAnyOrderElementsOf(seqs);
      if (anchor == Anchor.AROUND) {
        assertThat(seqs).contains(posted.get(4));
      }
    }
  }

  @Test
  void replaysOldSpellingsAsTheOneThatThereIs() {
    openRoom();
    post(ANN, "one");
    Reacted old = react(BOB, 1, "❤", true);

    assertThat(log.eventsAfter(SQUARE, old.seq() - 1, 1))
        .containsExactly(new Reacted(SQUARE, old.seq(), old.at(), 1, "❤️", true, BOB.id()));
  }
}
