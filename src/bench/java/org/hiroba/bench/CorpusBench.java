package org.hiroba.bench;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.function.Supplier;
import org.hiroba.config.DatabaseSettings;
import org.hiroba.feature.search.SearchNames;
import org.hiroba.jdbc.Database;
import org.hiroba.jdbc.Databases;
import org.hiroba.log.HistoryQuery;
import org.hiroba.search.SearchFilter;
import org.hiroba.search.SearchPage;
import org.hiroba.search.SearchQuery;
import org.hiroba.search.SearchTerms;
import org.hiroba.search.Trait;
import org.hiroba.startup.Features;
import org.jspecify.annotations.Nullable;

/**
 * Imports the corpus and prints how long it takes to start on it, to read a page and to search.
 *
 * <p>Arguments: {@code sqlite} or {@code postgres}; a folder that keeps the database for the next
 * run; how many messages, default 1,000,000. An import that was stopped goes on.
 */
public final class CorpusBench {
  private static final String[] QUERIES = {
    "東京",
    "京",
    "障害 至急",
    "データベース",
    "請求書 契約",
    "deploy",
    "the",
    "t",
    "invoice contract",
    "\"production outage\"",
    "#4711",
    "見積もり",
    "zzz",
    "資料を確認",
    "が"
  };

  private static final int DIRECT_ROOMS = 10_000;
  private static final int MOST_RUNS = 100;
  private static final long MOST_NANOS = 5_000_000_000L;

  private CorpusBench() {}

  public static void main(String[] args) throws Exception {
    Path folder = Path.of(args[1]);
    int messages = args.length > 2 ? Integer.parseInt(args[2]) : 1_000_000;
    if (args[0].equals("postgres")) {
      try (EmbeddedPostgres postgres =
          EmbeddedPostgres.builder()
              .setDataDirectory(folder)
              .setCleanDataDirectory(false)
              .setServerConfig("listen_addresses", "127.0.0.1")
              .setServerConfig("fsync", "on")
              .setServerConfig("synchronous_commit", "on")
              .setServerConfig("max_wal_size", "2GB")
              .start()) {
        DatabaseSettings settings =
            new DatabaseSettings(
                "none",
                false,
                Optional.of(postgres.getJdbcUrl("postgres", "postgres")),
                Optional.empty(),
                Optional.empty());
        run(settings, folder, messages);
        System.out.printf("on disk: %,d MB%n", postgresBytes(postgres) >> 20);
      }
    } else {
      run(DatabaseSettings.defaults(), folder, messages);
      for (String file : new String[] {"hiroba.db", "hiroba-search.db"}) {
        System.out.printf("%s: %,d MB%n", file, Files.size(folder.resolve(file)) >> 20);
      }
    }
  }

  private static long postgresBytes(EmbeddedPostgres postgres) throws SQLException {
    try (Connection connection = postgres.getPostgresDatabase().getConnection();
        Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery("SELECT pg_database_size(current_database())")) {
      row.next();
      return row.getLong(1);
    }
  }

  private static void run(DatabaseSettings settings, Path home, int messages) throws Exception {
    try (Database database = Databases.open(settings, home, Features.adapters(Features.all()))) {
      long start = System.nanoTime();
      new Corpus(database.log()).write(messages);
      System.out.printf("%,d messages are there after %.1f s%n", messages, seconds(start));
      start = System.nanoTime();
      awaitIndex(database);
      System.out.printf("index complete %.1f s later%n", seconds(start));
    }
    long start = System.nanoTime();
    try (Database database = Databases.open(settings, home, Features.adapters(Features.all()))) {
      System.out.printf("opened in %.0f ms%n", seconds(start) * 1e3);
      awaitIndex(database);
      pages(database);
      overviews(database);
      for (String query : QUERIES) {
        search(database, query);
      }
      narrowed(database);
      DirectRooms.write(database, DIRECT_ROOMS);
      named(database);
    }
  }

  private static double seconds(long start) {
    return (System.nanoTime() - start) / 1e9;
  }

  /** Waits until a search has nothing left to take in. */
  private static void awaitIndex(Database database) throws InterruptedException {
    while (find(database, "zzz").incomplete()) {
      Thread.sleep(200);
    }
  }

  private static void pages(Database database) {
    Random random = new Random(1);
    long head = database.log().head(Corpus.room(0));
    double[] millis = new double[500];
    for (int i = 0; i < millis.length; i++) {
      HistoryQuery query =
          i % 2 == 0
              ? new HistoryQuery(HistoryQuery.Anchor.LATEST, 0, 50)
              : new HistoryQuery(
                  HistoryQuery.Anchor.BEFORE, 1 + (long) (random.nextDouble() * head), 50);
      long start = System.nanoTime();
      database.log().history(Corpus.room(0), query);
      millis[i] = seconds(start) * 1e3;
    }
    print("page of 50 from a room of " + head + " events", millis);
  }

  /** Whom and what a name means that somebody looks for, who has many direct rooms. */
  private static void named(Database database) {
    SearchNames names = database.log().port(SearchNames.class);
    for (String name : new String[] {"person77", "Person", "社員 123", "nobody"}) {
      measure(
          "direct rooms with " + name,
          () -> names.directRooms(Corpus.person(0), Set.of(), name).size() + " found");
    }
    measure(
        "a person called person77",
        () -> names.people(Corpus.person(0), false, Set.of(), "person77").size() + " found");
    measure(
        "a room called Corpus room 77",
        () -> names.rooms(Corpus.person(0), Set.of(), "Corpus room 77").size() + " found");
  }

  private static void overviews(Database database) {
    double[] millis = new double[200];
    for (int i = 0; i < millis.length; i++) {
      long start = System.nanoTime();
      database.rooms().overviewsOf(Corpus.person(i));
      millis[i] = seconds(start) * 1e3;
    }
    print("rooms with unread counts of a person", millis);
  }

  private static void search(Database database, String text) {
    measure("search " + text, () -> told(find(database, text)));
  }

  private static String told(SearchPage page) {
    return page.hits().size() + " hits" + (page.incomplete() ? ", incomplete" : "");
  }

  /** Does something a hundred times, or for a few seconds if that is less. */
  private static void measure(String what, Supplier<String> task) {
    List<Double> millis = new ArrayList<>();
    String came = "";
    long end = System.nanoTime() + MOST_NANOS;
    while (millis.isEmpty() || (millis.size() < MOST_RUNS && System.nanoTime() < end)) {
      long start = System.nanoTime();
      came = task.get();
      millis.add(seconds(start) * 1e3);
    }
    print(what + " (" + came + ")", millis.stream().mapToDouble(Double::doubleValue).toArray());
  }

  /** When the message in the middle of a room was written. */
  private static Instant middle(Database database) {
    long seq = database.log().head(Corpus.room(0)) / 2;
    HistoryQuery one = new HistoryQuery(HistoryQuery.Anchor.AROUND, seq, 1);
    return database.log().history(Corpus.room(0), one).messages().get(0).at();
  }

  /** What is found without a word, or among few of many. */
  private static void narrowed(Database database) {
    SearchFilter alone = new SearchFilter(true, Set.of(), Set.of(), Set.of(), false, false);
    SearchFilter ofOne =
        new SearchFilter(true, Set.of(Corpus.person(7)), Set.of(), Set.of(), false, false);
    SearchFilter inOne =
        new SearchFilter(true, Set.of(), Set.of(Corpus.room(3)), Set.of(), false, false);
    SearchFilter linked =
        new SearchFilter(true, Set.of(), Set.of(), Set.of(Trait.LINK), false, false);
    Instant middle = middle(database);
    Instant next = middle.plus(Duration.ofDays(1));
    search(database, "everything", query("", alone, null, null));
    search(database, "from one", query("", ofOne, null, null));
    search(database, "in one room", query("", inOne, null, null));
    search(database, "with a link", query("", linked, null, null));
    search(database, "before the middle", query("", alone, middle, null));
    search(database, "a day in the middle", query("", alone, next, middle));
    search(database, "from one, a day in the middle", query("", ofOne, next, middle));
    search(database, "the, before the middle", query("the", alone, middle, null));
    search(database, "the, from one, before the middle", query("the", ofOne, middle, null));
    search(database, "without the", query("-the", alone, null, null));
    search(database, "deplo, in one room", query("deplo", inOne, null, null));
    search(database, "東京, in one room", query("東京", inOne, null, null));
    search(database, "deploy, from one, a day in the middle", query("deploy", ofOne, next, middle));
    search(database, "東京, from one, before the middle", query("東京", ofOne, middle, null));
    search(database, "deploy, with a link", query("deploy", linked, null, null));
    search(database, "#4711, before the middle", query("#4711", alone, middle, null));
    search(database, "zzz, before the middle", query("zzz", alone, middle, null));
    search(
        database,
        "the, after everything",
        query("the", alone, null, middle.plus(Duration.ofDays(3_650))));
    search(
        database,
        "with a link, before everything",
        query("", linked, Instant.EPOCH.plusSeconds(9), null));
    search(database, "before everything", query("", alone, Instant.EPOCH.plusSeconds(9), null));
  }

  private static SearchQuery query(
      String text, SearchFilter filter, @Nullable Instant before, @Nullable Instant after) {
    return new SearchQuery(
        Corpus.person(0),
        SearchTerms.of(text),
        Optional.empty(),
        Set.of(),
        Optional.empty(),
        Optional.ofNullable(before),
        Optional.ofNullable(after),
        Optional.empty(),
        20,
        filter);
  }

  private static void search(Database database, String what, SearchQuery query) {
    measure(what, () -> told(database.search().search(query)));
  }

  private static SearchPage find(Database database, String text) {
    return database
        .search()
        .search(
            new SearchQuery(
                Corpus.person(0),
                SearchTerms.of(text),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                20));
  }

  private static void print(String what, double[] millis) {
    Arrays.sort(millis);
    System.out.printf(
        "%-60s median %8.2f ms, p99 %8.2f ms, worst of %3d %8.2f ms%n",
        what,
        millis[millis.length / 2],
        millis[(millis.length - 1) * 99 / 100],
        millis.length,
        millis[millis.length - 1]);
  }
}
