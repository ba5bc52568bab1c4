package org.hiroba.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.hiroba.account.UserId;
import org.hiroba.account.UserRef;
import org.hiroba.feature.message.MessagePosted;
import org.hiroba.feature.room.NewRoom;
import org.hiroba.feature.room.RoomWrites;
import org.hiroba.log.StoreContract;
import org.hiroba.log.WriteTransaction;
import org.hiroba.media.AttachedFile;
import org.hiroba.room.MemberRole;
import org.hiroba.room.RoomId;
import org.hiroba.room.RoomKind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Says what every {@link MessageSearch} does. */
public abstract class MessageSearchContract extends StoreContract {
  private static final RoomId HIDDEN = new RoomId("r-hidden");

  @Test
  void findsWordsNewestFirst() {
    openRoom();
    post(ANN, "The meeting is at ten");
    post(BOB, "Which meeting?");
    post(ANN, "Lunch");

    assertThat(found("meeting")).containsExactly("Which meeting?", "The meeting is at ten");
    assertThat(found("ten meeting")).containsExactly("The meeting is at ten");
    assertThat(found("\"at ten\"")).containsExactly("The meeting is at ten");
    assertThat(found("\"ten at\"")).isEmpty();
    assertThat(found("LUN")).containsExactly("Lunch");
    assertThat(found("unch")).isEmpty();
  }

  @Test
  void findsJapaneseFromOneCharacterOnInAnyWidth() {
    openRoom();
    post(ANN, "明日の会議は東京都庁で開きます");
    post(BOB, "赤いｶﾞﾝﾀﾞﾑ ＡＢＣ１２３");
    post(BOB, "𠮷野家で昼食");

    assertThat(found("東京")).hasSize(1);
    assertThat(found("京都")).hasSize(1);
    assertThat(found("都京")).isEmpty();
    assertThat(found("庁")).hasSize(1);
    assertThat(found("す")).hasSize(1);
    assertThat(found("東京都庁で開きます")).hasSize(1);
    assertThat(found("会議 東京")).hasSize(1);
    assertThat(found("ガンダム")).containsExactly("赤いｶﾞﾝﾀﾞﾑ ＡＢＣ１２３");
    assertThat(found("ｶﾞﾝﾀﾞﾑ")).hasSize(1);
    assertThat(found("abc123")).hasSize(1);
    assertThat(found("𠮷野")).hasSize(1);
    assertThat(found("𠮷")).hasSize(1);
    assertThat(found("で")).hasSize(2);
  }

  @Test
  void findsMessagesInTheirCurrentState() {
    openRoom();
    post(ANN, "apple");
    post(ANN, "banana");
    assertThat(found("apple")).hasSize(1);

    edit(ANN, 1, "cherry");
    edit(ANN, 2, "damson");
    edit(ANN, 2, "elder");
    assertThat(found("apple")).isEmpty();
    assertThat(found("damson")).isEmpty();
    assertThat(found("elder")).containsExactly("elder");
    assertThat(found("cherry")).containsExactly("cherry");

    delete(ANN, 1);
    assertThat(found("cherry")).isEmpty();
    run(
        tx -> {
          long seq = post(tx, ANN, "fig").seq();
          edit(tx, ANN, seq, "grape");
          delete(tx, ANN, seq);
        });
    assertThat(found("fig")).isEmpty();
    assertThat(found("grape")).isEmpty();

    reopen();
    assertThat(found("elder")).containsExactly("elder");
    assertThat(found("cherry")).isEmpty();
  }

  @Test
  void findsNothingThatTheReaderMayNotRead() {
    openRoom();
    run(
        tx -> {
          tx.port(RoomWrites.class)
              .create(
                  new NewRoom(
                      HIDDEN,
                      RoomKind.PRIVATE,
                      "Hidden",
                      "",
                      null,
                      Map.of(CAT.id(), MemberRole.OWNER),
                      NOON,
                      null));
          say(tx, HIDDEN, CAT, "secret plan", NOON);
          say(tx, RoomId.LOBBY, ANN, "public plan", NOON);
          post(tx, ANN, "square plan");
        });

    assertThat(found("plan")).containsExactlyInAnyOrder("square plan", "public plan");
    assertThat(page(query(CAT, "plan")).hits())
        .extracting(SearchHit::snippet)
        .containsExactlyInAnyOrder("secret plan", "public plan");
    assertThat(page(query(ANN, "plan", HIDDEN)).hits()).isEmpty();
    assertThat(page(query(ANN, "plan", new RoomId("nowhere"))).hits()).isEmpty();
    assertThat(page(query(ANN, "plan", SQUARE)).hits()).hasSize(1);

    leave(BOB, null);
    assertThat(page(query(BOB, "plan")).hits())
        .extracting(SearchHit::room)
        .containsExactly(RoomId.LOBBY);
  }

  @Test
  void narrowsByAuthorAndTime() {
    openRoom();
    run(
        tx -> {
          say(tx, RoomId.LOBBY, ANN, "plan a", NOON);
          say(tx, RoomId.LOBBY, BOB, "plan b", NOON.plusSeconds(60));
          say(tx, RoomId.LOBBY, ANN, "plan c", NOON.plusSeconds(120));
        });
    SearchQuery all = query(ANN, "plan");

    assertThat(texts(with(all, ANN, null, null))).containsExactly("plan c", "plan a");
    assertThat(texts(with(all, CAT, null, null))).isEmpty();
    assertThat(texts(with(all, null, NOON.plusSeconds(60), null))).containsExactly("plan a");
    assertThat(texts(with(all, null, null, NOON.plusSeconds(60))))
        .containsExactly("plan c", "plan b");
    assertThat(texts(with(all, ANN, NOON.plusSeconds(120), NOON.plusSeconds(1)))).isEmpty();
  }

  private static SearchQuery filtered(String words, SearchFilter filter) {
    return new SearchQuery(
        ANN.id(),
        SearchTerms.of(words),
        Optional.empty(),
        Set.of(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        10,
        filter);
  }

  private static SearchFilter filter(Set<UserId> authors, Set<RoomId> rooms, Trait... traits) {
    return new SearchFilter(true, authors, rooms, Set.of(traits), false, false);
  }

  @Test
  void findsWithoutAWordByWhoWhereAndWhatIsInIt() {
    openRoom();
    run(
        tx -> {
          say(tx, RoomId.LOBBY, ANN, "see https://example.org", NOON);
          say(tx, RoomId.LOBBY, BOB, "run `make` 👍", NOON.plusSeconds(60));
          say(tx, SQUARE, ANN, "third", NOON.plusSeconds(120));
        });
    Set<UserId> anybody = Set.of();
    Set<RoomId> anywhere = Set.of();

    assertThat(texts(filtered("", filter(anybody, anywhere))))
        .containsExactly("third", "run `make` 👍", "see https://example.org");
    assertThat(texts(filtered("", SearchFilter.NONE))).isEmpty();
    assertThat(texts(filtered("", filter(Set.of(ANN.id()), anywhere))))
        .containsExactly("third", "see https://example.org");
    assertThat(texts(filtered("", filter(Set.of(ANN.id(), BOB.id()), Set.of(RoomId.LOBBY)))))
        .containsExactly("run `make` 👍", "see https://example.org");
    assertThat(texts(filtered("", filter(anybody, Set.of(RoomId.LOBBY, SQUARE), Trait.CODE))))
        .containsExactly("run `make` 👍");
    assertThat(texts(filtered("", filter(anybody, anywhere, Trait.LINK))))
        .containsExactly("see https://example.org");
    assertThat(texts(filtered("", filter(anybody, anywhere, Trait.LINK, Trait.CODE)))).isEmpty();
    assertThat(texts(filtered("-third -see", filter(anybody, anywhere))))
        .containsExactly("run `make` 👍");
    assertThat(texts(filtered("👍 -third", filter(anybody, anywhere))))
        .containsExactly("run `make` 👍");
    assertThat(texts(filtered("third", filter(Set.of(BOB.id()), anywhere)))).isEmpty();
    edit(ANN, 1, "no address any more");
    assertThat(texts(filtered("", filter(anybody, anywhere, Trait.LINK)))).hasSizeLessThan(2);
  }

  @Test
  void findsByTheNamesAndKindsOfFilesWhateverTheTextSays() {
    openRoom();
    AttachedFile plan =
        new AttachedFile(
            "f1", "設計図_v2.png", "image/png", 9, 4, 3, true, "the hall from above", false);
    AttachedFile costs =
        new AttachedFile("f2", "costs 2026.xlsx", "x/y", 9, null, null, false, null, false);
    run(
        tx -> {
          say(tx, SQUARE, ANN, "", NOON, plan, costs);
          say(tx, SQUARE, BOB, "see https://example.org", NOON.plusSeconds(60), costs);
          say(tx, SQUARE, BOB, "costs nothing", NOON.plusSeconds(120));
        });

    assertThat(texts(query(ANN, "costs")))
        .containsExactly("costs nothing", "see https://example.org", "");
    assertThat(texts(query(ANN, "設計"))).containsExactly("");
    assertThat(texts(query(ANN, "hall above"))).containsExactly("");
    assertThat(texts(query(ANN, "xlsx -hall"))).containsExactly("see https://example.org");
    Set<UserId> anybody = Set.of();
    Set<RoomId> anywhere = Set.of();
    assertThat(texts(filtered("", filter(anybody, anywhere, Trait.FILE))))
        .containsExactly("see https://example.org", "");
    assertThat(texts(filtered("", filter(anybody, anywhere, Trait.IMAGE)))).containsExactly("");
    assertThat(texts(filtered("", filter(anybody, anywhere, Trait.FILE, Trait.LINK))))
        .containsExactly("see https://example.org");
    assertThat(page(query(ANN, "設計")).hits().get(0).files()).containsExactly(plan, costs);

    edit(ANN, 1, "now with words");
    assertThat(texts(query(ANN, "words 設計"))).containsExactly("now with words");
    assertThat(texts(filtered("", filter(anybody, anywhere, Trait.IMAGE))))
        .containsExactly("now with words");
  }

  @Test
  void leapsOverOtherTimesToWhatWasSaidInTheMiddleOfThem() {
    openRoom();
    Instant start = Instant.parse("2019-12-30T12:00:00Z");
    run(
        tx ->
            IntStream.rangeClosed(0, 60)
                .forEach(
                    i -> say(tx, RoomId.LOBBY, ANN, "day " + i, start.plus(Duration.ofDays(i)))));
    SearchQuery all = filtered("", filter(Set.of(), Set.of()));

    for (SearchQuery query : List.of(all, query(ANN, "day"))) {
      SearchQuery between =
          new SearchQuery(
              query.reader(),
              query.terms(),
              query.room(),
              Set.of(),
              Optional.empty(),
              Optional.of(start.plus(Duration.ofDays(4))),
              Optional.of(start.plus(Duration.ofDays(1)).plusMillis(1)),
              Optional.empty(),
              10,
              query.filter());
      assertThat(texts(between)).containsExactly("day 3", "day 2");
    }
    assertThat(texts(with(query(ANN, "day"), null, start.plus(Duration.ofDays(1)), null)))
        .containsExactly("day 0");
    assertThat(texts(with(query(ANN, "day"), null, null, start.plus(Duration.ofDays(60)))))
        .containsExactly("day 60");
  }

  @Test
  void pagesWithoutAWordThroughEverythingOnce() {
    openRoom();
    run(
        tx ->
            IntStream.rangeClosed(1, 25)
                .forEach(i -> say(tx, RoomId.LOBBY, ANN, "number " + i, NOON.plusMillis(i / 2))));
    SearchQuery query = filtered("", filter(Set.of(ANN.id()), Set.of()));
    List<Long> seqs = new ArrayList<>();
    Optional<String> cursor = Optional.empty();
    do {
      SearchPage page =
          page(
              new SearchQuery(
                  query.reader(),
                  query.terms(),
                  query.room(),
                  Set.of(),
                  query.from(),
                  query.before(),
                  query.after(),
                  cursor,
                  10,
                  query.filter()));
      page.hits().forEach(hit -> seqs.add(hit.seq()));
      cursor = page.cursor();
    } while (cursor.isPresent() && seqs.size() < 50);

    assertThat(seqs)
        .containsExactlyElementsOf(IntStream.rangeClosed(1, 25).mapToObj(i -> 26L - i).toList());
  }

  @Test
  void pagesThroughEverythingOnce() {
    openRoom();
    run(
        tx ->
            IntStream.rangeClosed(1, 25)
                .forEach(i -> say(tx, RoomId.LOBBY, ANN, "number " + i, NOON.plusMillis(i))));
    List<Long> seqs = new ArrayList<>();
    Optional<String> cursor = Optional.empty();
    int pages = 0;
    do {
      SearchPage page = page(with(query(ANN, "number"), cursor));
      assertThat(page.hits().size()).isLessThanOrEqualTo(10);
      page.hits().forEach(hit -> seqs.add(hit.seq()));
      cursor = page.cursor();
      pages++;
    } while (cursor.isPresent() && pages < 10);

    assertThat(pages).isEqualTo(3);
    assertThat(seqs)
        .containsExactlyElementsOf(IntStream.rangeClosed(1, 25).mapToObj(i -> 26L - i).toList());
  }

  @Test
  void showsWhoSaidItWhenAndWhere() {
    openRoom();
    MessagePosted posted = post(BOB, "x".repeat(500) + " needle " + "y".repeat(500));

    SearchHit hit = page(query(ANN, "needle")).hits().get(0);

    assertThat(hit.room()).isEqualTo(SQUARE);
    assertThat(hit.seq()).isEqualTo(posted.seq());
    assertThat(hit.at()).isEqualTo(posted.at());
    assertThat(hit.from()).isEqualTo(BOB);
    assertThat(hit.snippet()).contains("needle").hasSizeLessThan(170);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "\"",
        "'",
        "'; DROP TABLE event; --",
        "a OR b NEAR(c, 2) AND NOT d",
        "tokens : x",
        "{scope} : r1",
        "^a + b* - c",
        "a & b | !c <-> d:*",
        "\\ \\' \\\" \u0000 \u0001 \uFEFF \u202e",
        "(((((",
        "*",
        "e\u0301\u0301\u0301",
        "\u0301\u0302",
        "🀄👩‍👩‍👧‍👦",
        "ﷺ ㌖ ﬃ"
      })
  void takesHostileInputAsText(String text) {
    openRoom();
    post(ANN, "nothing of this");

    assertThat(page(query(ANN, text)).hits()).isEmpty();
    assertThat(page(query(ANN, text.repeat(50))).hits()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "ﷺ",
        "हिन्दी में लिखा",
        "ไทยแลนด์",
        "עִבְרִית",
        "ﬃ",
        "ʼn",
        "Ⅻ",
        "x²",
        "𝔘𝔫𝔦",
        "İstanbul",
        "ǅ"
      })
  void findsEveryScriptByItsOwnText(String text) {
    openRoom();
    post(ANN, "before " + text + " after");

    assertThat(page(query(ANN, text)).hits()).hasSize(1);
  }

  @Test
  void findsInVeryLongMessages() {
    openRoom();
    post(ANN, "東".repeat(9_990) + " needle");
    post(ANN, "word ".repeat(1_990) + "needle");

    assertThat(page(query(ANN, "needle")).hits()).hasSize(2);
    assertThat(page(query(ANN, "東東東")).hits()).hasSize(1);
  }

  private List<String> found(String text) {
    return texts(query(ANN, text));
  }

  private List<String> texts(SearchQuery query) {
    return page(query).hits().stream().map(SearchHit::snippet).toList();
  }

  private SearchPage page(SearchQuery query) {
    return store.search().search(query);
  }

  private static SearchQuery query(UserRef reader, String text) {
    return new SearchQuery(
        reader.id(),
        SearchTerms.of(text),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        10);
  }

  private static SearchQuery query(UserRef reader, String text, RoomId room) {
    return new SearchQuery(
        reader.id(),
        SearchTerms.of(text),
        Optional.of(room),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        10);
  }

  private static SearchQuery with(SearchQuery query, UserRef from, Instant before, Instant after) {
    return new SearchQuery(
        query.reader(),
        query.terms(),
        query.room(),
        Optional.ofNullable(from).map(UserRef::id),
        Optional.ofNullable(before),
        Optional.ofNullable(after),
        query.cursor(),
        query.limit());
  }

  private static SearchQuery with(SearchQuery query, Optional<String> cursor) {
    return new SearchQuery(
        query.reader(),
        query.terms(),
        query.room(),
        query.from(),
        query.before(),
        query.after(),
        cursor,
        query.limit());
  }

  private static void say(
      WriteTransaction tx,
      RoomId room,
      UserRef from,
      String text,
      Instant at,
      AttachedFile... files) {
    tx.append(
        room,
        seq ->
            new MessagePosted(
                room,
                seq,
                at,
                "c" + seq,
                from,
                text,
                null,
                List.of(),
                null,
                List.of(files),
                false));
  }
}
