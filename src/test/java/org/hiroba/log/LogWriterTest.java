package org.hiroba.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.hiroba.account.AccountName;
import org.hiroba.account.Role;
import org.hiroba.account.User;
import org.hiroba.account.UserId;
import org.hiroba.feature.message.MessagePosted;
import org.hiroba.feature.room.NewRoom;
import org.hiroba.feature.room.RoomWrites;
import org.hiroba.feature.signin.SignInWrites;
import org.hiroba.health.HandWatchdog;
import org.hiroba.health.HealthStatus;
import org.hiroba.log.FaultyStore.CommitFault;
import org.hiroba.ops.MeterSample;
import org.hiroba.ops.PrometheusMeters;
import org.hiroba.room.MemberRole;
import org.hiroba.room.RoomId;
import org.hiroba.room.RoomKind;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class LogWriterTest {
  private static final RoomId ROOM = new RoomId("square");
  private static final UserId ANN = new UserId("ann");
  private static final User USER = new User(ANN, "ann", "Ann", Set.of(Role.USER));
  private static final Instant NOON = Instant.parse("2026-11-21T12:00:00.123456Z");

  private final FaultyStore store = new FaultyStore();
  private final List<List<Long>> told = new CopyOnWriteArrayList<>();
  private final LogWriter writer = writer(news -> told.add(seqs(news.events())));
  private final Semaphore commits = new Semaphore(0);
  private final CountDownLatch committing = new CountDownLatch(1);

  private LogWriter writer(CommitListener listener) {
    return new LogWriter(store, Clock.fixed(NOON, ZoneOffset.UTC), listener);
  }

  private static List<Long> seqs(List<RoomEvent> events) {
    return events.stream().map(RoomEvent::seq).toList();
  }

  @BeforeEach
  void makeARoom() {
    try (WriteTransaction tx = store.begin(Set.of(), new java.util.TreeSet<>())) {
      tx.port(SignInWrites.class).addAccount(USER, new AccountName("ann"), NOON);
      tx.port(RoomWrites.class)
          .create(
              new NewRoom(
                  ROOM,
                  RoomKind.PRIVATE,
                  "Square",
                  "",
                  null,
                  Map.of(ANN, MemberRole.OWNER),
                  NOON,
                  null));
      tx.commit();
    }
  }

  @AfterEach
  void close() {
    store.beforeCommit(() -> {});
    commits.release(1_000);
    writer.close();
    store.close();
  }

  /** Posts once, however often it is tried. */
  private record Post(String clientId) implements Draft<CommandRecord> {
    @Override
    public Optional<CommandKey> command() {
      return Optional.of(new CommandKey(ANN, clientId));
    }

    @Override
    public Set<RoomId> rooms() {
      return Set.of(ROOM);
    }

    @Override
    public CommandRecord apply(WriteTransaction tx, Instant at) {
      CommandKey key = new CommandKey(ANN, clientId);
      return tx.findCommand(key)
          .orElseGet(
              () -> {
                RoomEvent event = tx.append(ROOM, seq -> message(seq, at, clientId));
                CommandRecord record = new CommandRecord(key, 1, ROOM, event.seq(), event.at());
                tx.recordCommand(record);
                return record;
              });
    }
  }

  private static RoomEvent message(long seq, Instant at, String clientId) {
    return new MessagePosted(
        ROOM, seq, at, clientId, USER.ref(), "text", null, List.of(), null, false);
  }

  private static <R> Draft<R> refusing() {
    return (tx, at) -> {
      throw new Refusal(Refusal.Reason.FORBIDDEN, "told to refuse");
    };
  }

  private static <R> Draft<R> faulty() {
    return (tx, at) -> {
      tx.append(ROOM, seq -> message(seq, at, "half done"));
      throw new IllegalStateException("told to be faulty");
    };
  }

  private List<CompletableFuture<CommandRecord>> submit(int from, int to) {
    return IntStream.range(from, to).mapToObj(i -> writer.submit(new Post("c" + i))).toList();
  }

  /** Makes the first commit wait, so that what is submitted meanwhile makes one batch. */
  private CompletableFuture<CommandRecord> holdFirstCommit() throws InterruptedException {
    store.beforeCommit(
        () -> {
          committing.countDown();
          commits.acquireUninterruptibly();
        });
    CompletableFuture<CommandRecord> first = writer.submit(new Post("first"));
    writer.start();
    assertThat(committing.await(10, TimeUnit.SECONDS)).isTrue();
    return first;
  }

  private static void assertFails(CompletableFuture<?> answer, Class<? extends Throwable> with) {
    assertThatThrownBy(answer::join)
        .isInstanceOf(CompletionException.class)
        .hasCauseInstanceOf(with);
  }

  private List<Long> logged() {
    return seqs(store.eventsAfter(ROOM, 0, 100_000));
  }

  private static List<Long> range(long last) {
    return LongStream.rangeClosed(1, last).boxed().toList();
  }

  @Test
  void appliesDraftsInTheOrderInWhichTheyWereSubmitted() {
    List<CompletableFuture<CommandRecord>> answers = submit(0, 1_000);
    writer.start();
    for (int i = 0; i < 1_000; i++) {
      assertThat(answers.get(i).join().seq()).isEqualTo(i + 1L);
    }
    assertThat(logged()).isEqualTo(range(1_000));
  }

  @Test
  void commitsOnceForAllThatWait() {
    List<CompletableFuture<CommandRecord>> answers = submit(0, LogWriter.MAX_BATCH);
    int before = store.commits();
    writer.start();
    answers.forEach(CompletableFuture::join);
    assertThat(store.commits() - before).isEqualTo(1);
    await().untilAsserted(() -> assertThat(told).containsExactly(range(LogWriter.MAX_BATCH)));
  }

  @Test
  void carriesNoMoreThanABatchInOneTransaction() {
    List<CompletableFuture<CommandRecord>> answers = submit(0, LogWriter.MAX_BATCH + 1);
    int before = store.commits();
    writer.start();
    answers.forEach(CompletableFuture::join);
    assertThat(store.commits() - before).isEqualTo(2);
  }

  @Test
  void answersOnlyAfterTheCommit() throws InterruptedException {
    CompletableFuture<CommandRecord> first = holdFirstCommit();
    assertThat(first).isNotDone();
    assertThat(store.head(ROOM)).isZero();
    commits.release();
    assertThat(first.join().seq()).isEqualTo(1);
  }

  @Test
  void tellsWhatWasCommittedAfterItAnswered() {
    List<Boolean> answered = new CopyOnWriteArrayList<>();
    List<CompletableFuture<CommandRecord>> answers = new ArrayList<>();
    LogWriter other = writer(events -> answered.add(answers.get(0).isDone()));
    answers.add(other.submit(new Post("c")));
    other.start();
    answers.get(0).join();
    await().untilAsserted(() -> assertThat(answered).containsExactly(true));
    other.close();
  }

  @Test
  void givesABatchOneMomentInMilliseconds() {
    List<CompletableFuture<CommandRecord>> answers = submit(0, 3);
    writer.start();
    assertThat(answers)
        .allSatisfy(
            answer ->
                assertThat(answer.join().at())
                    .isEqualTo(Instant.parse("2026-11-21T12:00:00.123Z")));
  }

  @Test
  void refusesOneDraftWithoutHarmToItsBatch() {
    CompletableFuture<CommandRecord> one = writer.submit(new Post("one"));
    CompletableFuture<CommandRecord> refused = writer.submit(refusing());
    CompletableFuture<CommandRecord> two = writer.submit(new Post("two"));
    writer.start();
    assertThat(one.join().seq()).isEqualTo(1);
    assertThat(two.join().seq()).isEqualTo(2);
    assertFails(refused, Refusal.class);
    assertThat(writer.lastFailure()).isNull();
  }

  @Test
  void failsAFaultyDraftAloneAndStoresNothingOfIt() {
    List<CompletableFuture<CommandRecord>> before = submit(0, 50);
    CompletableFuture<CommandRecord> faulty = writer.submit(faulty());
    List<CompletableFuture<CommandRecord>> after = submit(50, 100);
    writer.start();
    assertFails(faulty, IllegalStateException.class);
    before.forEach(CompletableFuture::join);
    after.forEach(CompletableFuture::join);
    assertThat(logged()).isEqualTo(range(100));
    assertThat(store.eventsAfter(ROOM, 0, 1_000))
        .noneMatch(
            event ->
                event instanceof MessagePosted posted && posted.clientId().equals("half done"));
  }

  @ParameterizedTest
  @EnumSource(CommitFault.class)
  void settlesAnUnclearCommitByTheKeysOfItsCommands(CommitFault fault) {
    store.failNextCommit(fault);
    List<CompletableFuture<CommandRecord>> answers = submit(0, 100);
    CompletableFuture<CommandRecord> refused = writer.submit(refusing());
    writer.start();
    for (int i = 0; i < 100; i++) {
      assertThat(answers.get(i).join().seq()).isEqualTo(i + 1L);
    }
    assertFails(refused, Refusal.class);
    assertThat(logged()).isEqualTo(range(100));
    assertThat(writer.lastFailure()).isNull();
  }

  @ParameterizedTest
  @EnumSource(CommitFault.class)
  void settlesAnUnclearCommitOfASingleDraft(CommitFault fault) {
    store.failNextCommit(fault);
    CompletableFuture<CommandRecord> answer = writer.submit(new Post("one"));
    writer.start();
    assertThat(answer.join().seq()).isEqualTo(1);
    assertThat(logged()).isEqualTo(range(1));
  }

  @Test
  void refusesWritesWhileTheDatabaseIsDownAndRecoversByItself() {
    store.down(true);
    List<CompletableFuture<CommandRecord>> answers = submit(0, 600);
    writer.start();
    answers.forEach(answer -> assertFails(answer, StorageException.class));
    assertThat(writer.lastFailure()).isNotNull();
    assertFails(writer.submit(new Post("later")), StorageException.class);
    store.down(false);
    // Nobody writes, and yet it is found out.
    await().untilAsserted(() -> assertThat(writer.lastFailure()).isNull());
    assertThat(writer.submit(new Post("c0")).join().seq()).isEqualTo(1);
  }

  @Test
  void bridgesAShortOutage() {
    store.down(true);
    CompletableFuture<CommandRecord> answer = writer.submit(new Post("one"));
    writer.start();
    await().until(() -> writer.lastFailure() != null || !answer.isDone());
    store.down(false);
    assertThat(answer.join().seq()).isEqualTo(1);
  }

  @Test
  void failsABatchWhoseDatabaseGoesDownAtItsCommit() throws InterruptedException {
    CompletableFuture<CommandRecord> first = holdFirstCommit();
    store.down(true);
    commits.release();
    assertFails(first, StorageException.class);
    store.down(false);
    commits.release(100);
    assertThat(writer.submit(new Post("first")).join().seq()).isEqualTo(1);
  }

  @Test
  void livesOnWhenTheListenerThrows() {
    LogWriter other =
        writer(
            events -> {
              throw new IllegalStateException("told to throw");
            });
    other.start();
    assertThat(other.submit(new Post("one")).join().seq()).isEqualTo(1);
    assertThat(other.submit(new Post("two")).join().seq()).isEqualTo(2);
    other.close();
  }

  @Test
  void livesOnWhenADraftThrowsAnError() {
    writer.start();
    CompletableFuture<Object> bad =
        writer.submit(
            (tx, at) -> {
              throw new StackOverflowError("told to");
            });
    assertFails(bad, StackOverflowError.class);
    assertThat(writer.submit(new Post("one")).join().seq()).isEqualTo(1);
  }

  @Test
  void failsADraftThatThrowsAnErrorAlone() {
    List<CompletableFuture<CommandRecord>> before = submit(0, 50);
    CompletableFuture<Object> bad =
        writer.submit(
            (tx, at) -> {
              tx.append(ROOM, seq -> message(seq, at, "half done"));
              throw new StackOverflowError("told to");
            });
    List<CompletableFuture<CommandRecord>> after = submit(50, 100);
    writer.start();
    assertFails(bad, StackOverflowError.class);
    before.forEach(CompletableFuture::join);
    after.forEach(CompletableFuture::join);
    assertThat(logged()).isEqualTo(range(100));
    assertThat(writer.lastFailure()).isNull();
  }

  @Test
  void failsADraftThatCannotEvenSayWhatItNeedsAlone() {
    CompletableFuture<CommandRecord> one = writer.submit(new Post("one"));
    CompletableFuture<Object> bad =
        writer.submit(
            new Draft<>() {
              @Override
              public Set<RoomId> rooms() {
                throw new StackOverflowError("told to");
              }

              @Override
              public Object apply(WriteTransaction tx, Instant at) {
                return at;
              }
            });
    CompletableFuture<CommandRecord> two = writer.submit(new Post("two"));
    writer.start();
    assertFails(bad, StackOverflowError.class);
    assertThat(one.join().seq()).isEqualTo(1);
    assertThat(two.join().seq()).isEqualTo(2);
    assertThat(writer.lastFailure()).isNull();
  }

  @Test
  void answersTheOthersWhateverComesOfOneAnswer() {
    writer.start();
    CompletableFuture<CommandRecord> one = writer.submit(new Post("one"));
    CompletableFuture<Void> sick =
        one.thenAccept(
            done -> {
              throw new OutOfMemoryError("told to throw");
            });
    CompletableFuture<CommandRecord> two = writer.submit(new Post("two"));
    assertThat(two.join().seq()).isEqualTo(2);
    assertFails(sick, OutOfMemoryError.class);
  }

  @Test
  void failsWhatItHadTakenUpWhenItIsThrownOutAndGoesOn() {
    writer.start();
    writer.submit(new Post("zero")).join();
    await().until(() -> HandWatchdog.rests(writer.threads()));
    HandWatchdog.injureAtNextWork(
        writer.threads(),
        () -> {
          throw new OutOfMemoryError("told to throw");
        });
    assertFails(writer.submit(new Post("one")), StorageException.class);
    assertThat(writer.submit(new Post("one")).join().seq()).isEqualTo(2);
    assertThat(HandWatchdog.check(writer.threads()).status()).isEqualTo(HealthStatus.UP);
  }

  @Test
  void isFoundStuckWhereItWaitsForNoDatabase() throws InterruptedException {
    CompletableFuture<CommandRecord> first = holdFirstCommit();
    HandWatchdog hand = new HandWatchdog(() -> List.of(writer.threads()));
    hand.pass(30);
    // The fake's commit hangs before it comes to the database.
    assertThat(first).isNotDone();
    assertThat(hand.check("hiroba-log-writer").status()).isEqualTo(HealthStatus.DOWN);
    commits.release();
    first.join();
    await()
        .untilAsserted(
            () -> assertThat(hand.check("hiroba-log-writer").status()).isEqualTo(HealthStatus.UP));
  }

  @Test
  void writesWhatWaitsWhenItIsClosed() throws InterruptedException {
    CompletableFuture<CommandRecord> first = holdFirstCommit();
    List<CompletableFuture<CommandRecord>> waiting = submit(0, 700);
    commits.release(100);
    writer.close();
    assertThat(first).isCompleted();
    assertThat(waiting).allMatch(CompletableFuture::isDone);
    assertThat(logged()).isEqualTo(range(701));
  }

  @Test
  void refusesWhatComesAfterItWasClosed() {
    writer.start();
    writer.close();
    assertFails(writer.submit(new Post("late")), StorageException.class);
    assertThat(logged()).isEmpty();
  }

  @Test
  void failsWhatWaitsWhenItIsClosedBeforeItWasStarted() {
    CompletableFuture<CommandRecord> answer = writer.submit(new Post("early"));
    writer.close();
    assertFails(answer, StorageException.class);
  }

  @Test
  void refusesAtOnceWhenTooManyWait() throws InterruptedException {
    CompletableFuture<CommandRecord> first = holdFirstCommit();
    List<CompletableFuture<CommandRecord>> waiting = submit(0, LogWriter.MAX_WAITING);
    assertThat(waiting).noneMatch(CompletableFuture::isDone);
    assertFails(writer.submit(new Post("one too many")), StorageException.class);
    assertThat(first).isNotDone();
  }

  @Test
  void tellsHowFarItIsBehind() throws InterruptedException {
    assertThat(writer.lag()).isZero();
    CompletableFuture<CommandRecord> first = holdFirstCommit();
    CompletableFuture<CommandRecord> second = writer.submit(new Post("second"));
    assertThat(writer.waiting()).isEqualTo(1);
    assertThat(writer.lag()).isPositive();
    assertThat(writer.hasCommittedWithin(Duration.ofHours(1))).isFalse();
    commits.release(2);
    first.join();
    second.join();
    await().until(() -> writer.lag().isZero());
    assertThat(writer.waiting()).isZero();
    await().until(() -> writer.hasCommittedWithin(Duration.ofHours(1)));
  }

  @Test
  void countsCommitsAndWhatFails() {
    PrometheusMeters meters = new PrometheusMeters();
    try (LogWriter counted =
        new LogWriter(store, Clock.fixed(NOON, ZoneOffset.UTC), news -> {}, meters)) {
      counted.start();
      counted.submit(new Post("one")).join();
      assertThat(value(meters, "hiroba_commit_seconds_count")).isEqualTo(1);
      assertThat(value(meters, "hiroba_commit_drafts_sum")).isEqualTo(1);
      assertThat(value(meters, "hiroba_commit_failures_total")).isZero();
      CompletableFuture<Object> faulty =
          counted.submit(
              (tx, at) -> {
                throw new IllegalStateException("told to throw");
              });
      assertThatThrownBy(faulty::join).hasRootCauseMessage("told to throw");
      assertThat(value(meters, "hiroba_commit_failures_total")).isEqualTo(1);
    }
  }

  @Test
  void saysSinceWhenWhatItTellsHasWaited() {
    List<Long> since = new CopyOnWriteArrayList<>();
    long before = System.nanoTime();
    try (LogWriter telling = writer(news -> since.add(news.sinceNanos()))) {
      CompletableFuture<CommandRecord> waiting = telling.submit(new Post("early"));
      long after = System.nanoTime();
      telling.start();
      waiting.join();
      await().until(() -> !since.isEmpty());
      assertThat(since.get(0) - before).isNotNegative();
      assertThat(after - since.get(0)).isNotNegative();
    }
  }

  private static double value(PrometheusMeters meters, String name) {
    return meters.samples().stream()
        .filter(sample -> sample.name().equals(name))
        .mapToDouble(MeterSample::value)
        .sum();
  }
}
