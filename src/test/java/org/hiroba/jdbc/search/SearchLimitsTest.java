package org.hiroba.jdbc.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.hiroba.config.DatabaseSettings;
import org.hiroba.health.HandWatchdog;
import org.hiroba.health.HealthStatus;
import org.hiroba.jdbc.Database;
import org.hiroba.jdbc.DatabaseStore;
import org.hiroba.jdbc.Databases;
import org.hiroba.jdbc.PostgresStores;
import org.hiroba.jdbc.Posts;
import org.hiroba.jdbc.search.SearchNews.Batch;
import org.hiroba.jdbc.search.SearchNews.Change;
import org.hiroba.jdbc.sql.Connections;
import org.hiroba.jdbc.sqlite.SqliteDatabase;
import org.hiroba.log.WriteTransaction;
import org.hiroba.search.Findable;
import org.hiroba.search.SearchHit;
import org.hiroba.search.SearchPage;
import org.hiroba.search.SearchQuery;
import org.hiroba.search.SearchTerms;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a search does when the index takes long, is busy or fails. */
class SearchLimitsTest {
  @TempDir Path folder;

  private static SearchQuery query(String text, Optional<Instant> after) {
    return new SearchQuery(
        Posts.ANN.id(),
        SearchTerms.of(text),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        after,
        Optional.empty(),
        5);
  }

  private static SearchQuery query(String text) {
    return query(text, Optional.empty());
  }

  private static void post(Database database, int count, String text) {
    try (WriteTransaction tx = database.log().begin(Set.of(), new TreeSet<>())) {
      for (int i = 0; i < count; i++) {
        Posts.append(tx, text);
      }
      tx.commit();
    }
  }

  @Test
  void cutsASearchOnSqliteThatTakesTooLongAndSaysSo() throws SQLException {
    String epoch;
    try (Database database = DatabaseStore.open(DatabaseSettings.defaults(), folder)) {
      Posts.prepare(database);
      post(database, 3_000, "the same again");
      await().until(() -> !database.search().search(query("same")).incomplete());
      assertThat(database.search().search(query("same")).hits()).hasSize(5);
      epoch = database.log().epoch();
    }
    SqliteDatabase sqlite = SqliteDatabase.at(folder.resolve(Databases.FILE), folder);
    try (Connections log = sqlite.open()) {
      SearchIndex index = sqlite.openSearch(log, epoch);
      try (JdbcMessageSearch hasty = new JdbcMessageSearch(log, index, Duration.ZERO)) {
        // It looks at all of them, and none is young enough.
        SearchPage page = hasty.search(query("same", Optional.of(Instant.now())));
        assertThat(page.incomplete()).isTrue();
        assertThat(page.hits()).isEmpty();
        assertThat(log.trouble()).isEmpty();
      }
    }
  }

  @Test
  void cutsASearchOnPostgresThatTakesTooLongAndSaysSo() throws SQLException {
    DatabaseSettings settings = PostgresStores.settings(folder);
    try (Database database = DatabaseStore.open(settings, folder);
        Connection other =
            DriverManager.getConnection(settings.url().orElseThrow(), "postgres", "postgres");
        Statement statement = other.createStatement()) {
      Posts.prepare(database);
      Posts.post(database, "needle");
      await().until(() -> !database.search().search(query("needle")).hits().isEmpty());
      other.setAutoCommit(false);
      statement.execute("LOCK TABLE search_doc IN ACCESS EXCLUSIVE MODE");

      assertThat(database.search().search(query("needle")).incomplete()).isTrue();
      other.rollback();
      assertThat(database.healthCheck().check().status()).isEqualTo(HealthStatus.UP);
      SearchPage page = database.search().search(query("needle"));
      assertThat(page.incomplete()).isFalse();
      assertThat(page.hits()).hasSize(1);
    }
  }

  @Test
  void doesNotWaitForAnotherNodeThatTakesTheLogIn() throws SQLException {
    DatabaseSettings settings = PostgresStores.settings(folder);
    try (Database database = DatabaseStore.open(settings, folder);
        Connection other =
            DriverManager.getConnection(settings.url().orElseThrow(), "postgres", "postgres");
        Statement statement = other.createStatement()) {
      Posts.prepare(database);
      Posts.post(database, "an old needle");
      await().until(() -> !database.search().search(query("needle")).hits().isEmpty());
      other.setAutoCommit(false);
      statement.execute("SELECT pg_advisory_xact_lock(" + 0x6869726f6261L + ")");
      Posts.post(database, "a new needle");
      Posts.post(database, "hay");

      // Were it waited for, this would not end.
      SearchPage page = database.search().search(query("needle"));
      assertThat(page.hits())
          .extracting(SearchHit::snippet)
          .containsExactly("a new needle", "an old needle");
      assertThat(page.incomplete()).isFalse();
      other.rollback();
    }
  }

  /** An index whose every step the test decides. */
  private static class HandIndex implements SearchIndex {
    final AtomicInteger rounds = new AtomicInteger();

    @Override
    public Advance advance(int limit) throws SQLException {
      rounds.incrementAndGet();
      return Advance.DONE;
    }

    @Override
    public void forget(long room, Collection<Long> seqs) {
      // Has nothing to forget.
    }

    @Override
    public Batch tail(int limit) {
      return new Batch(List.of(), Map.of(), false);
    }

    @Override
    public Findings find(Wanted wanted) {
      return new Findings(List.of(), true);
    }

    @Override
    public void close() {
      // Holds nothing.
    }
  }

  @Test
  void followsTheLogAgainAfterAnError() {
    HandIndex index =
        new HandIndex() {
          @Override
          public Advance advance(int limit) {
            if (rounds.incrementAndGet() == 1) {
              throw new OutOfMemoryError("told to throw");
            }
            return Advance.DONE;
          }
        };
    try (SearchFollower follower = new SearchFollower(index, () -> 0)) {
      follower.start();
      await().until(() -> index.rounds.get() > 1);
      assertThat(HandWatchdog.check(follower.threads()).status()).isEqualTo(HealthStatus.UP);
    }
  }

  @Test
  void waitsForNoBacklogAndSaysThatItIsThere() throws InterruptedException {
    CountDownLatch searched = new CountDownLatch(1);
    HandIndex index =
        new HandIndex() {
          @Override
          public Advance advance(int limit) throws SQLException {
            if (rounds.incrementAndGet() < 3) {
              return Advance.MORE;
            }
            try {
              searched.await();
            } catch (InterruptedException e) {
              throw new SQLException(e);
            }
            return Advance.DONE;
          }
        };
    try (SearchFollower follower = new SearchFollower(index, () -> 0)) {
      follower.start();
      await().until(follower::isFarBehind);
      // The follower is in the middle of a round that ends only when this has answered.
      await().until(() -> index.rounds.get() == 3);
      assertThat(follower.catchUp(Duration.ofHours(1))).isFalse();
      searched.countDown();
      await().until(() -> !follower.isFarBehind());
      assertThat(follower.catchUp(Duration.ofHours(1))).isTrue();
    }
  }

  @Test
  void findsInTheTailWhatTheIndexDoesNotHaveYetAndNothingTwice() {
    HandIndex index =
        new HandIndex() {
          @Override
          public Batch tail(int limit) {
            return new Batch(
                List.of(
                    new Change(1, 7, 100, 1, Findable.of("needle old")),
                    new Change(1, 8, 200, 1, Findable.of("hay")),
                    new Change(2, 9, 300, 1, Findable.of("needle elsewhere")),
                    new Change(1, 9, 300, 2, Findable.of("needle of bob")),
                    new Change(1, 10, 400, 1, Findable.of("needle new")),
                    new Change(1, 11, 500, 1, Findable.of("needle gone")),
                    new Change(1, 11, 0, 0, null)),
                Map.of(),
                true);
          }
        };
    SearchTail tail =
        SearchTail.of(
            index,
            new SearchIndex.Wanted(
                SearchTerms.of("needle"),
                List.of(1L),
                List.of(1L),
                50,
                450,
                SearchTail.UNNUMBERED,
                10,
                Duration.ofSeconds(1),
                Set.of()),
            false);
    assertThat(tail.complete()).isFalse();
    assertThat(tail.found()).extracting(SearchIndex.Found::seq).containsExactly(10L, 7L);
    assertThat(
            tail.before(List.of(new SearchIndex.Found(70, 1, 7), new SearchIndex.Found(60, 1, 6))))
        .extracting(SearchIndex.Found::seq)
        .containsExactly(10L, 7L, 6L);
  }
}
