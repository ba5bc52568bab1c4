package org.hiroba.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicBoolean;
import org.hiroba.feature.message.MessageDeleted;
import org.hiroba.log.RoomEvent;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;

/**
 * Lets many clients come, go, lag and resume while others write and news of commits gets lost, and
 * checks the invariants of what each of them saw.
 */
class FanOutStressTest {
  private static final int WRITERS = 3;
  private static final int WRITES = 200;
  private static final int CLIENTS = 12;

  private final Square square = new Square();
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final ExecutorService sender = Executors.newSingleThreadExecutor();
  private final AtomicBoolean writing = new AtomicBoolean(true);

  @AfterEach
  void close() {
    square.close();
    threads.shutdownNow();
    sender.shutdownNow();
  }

  /** Holds what one connection of a client saw. */
  private record Visit(
      FakeConnection connection, List<JsonNode> events, long from, long headAtHello) {}

  @RepeatedTest(2)
  void everyClientSeesEveryEventOnceInOrderWhateverHappens(RepetitionInfo repetition)
      throws Exception {
    square.lose(event -> ThreadLocalRandom.current().nextInt(10) == 0);
    List<Future<?>> writers = new ArrayList<>();
    for (int i = 0; i < WRITERS; i++) {
      Random random = new Random(100L * repetition.getCurrentRepetition() + i);
      writers.add(threads.submit(() -> write(random)));
    }
    List<Future<List<Visit>>> clients = new ArrayList<>();
    for (int i = 0; i < CLIENTS; i++) {
      Random random = new Random(1_000L * repetition.getCurrentRepetition() + i);
      clients.add(threads.submit(() -> live(random)));
    }
    for (Future<?> writer : writers) {
      writer.get();
    }
    writing.set(false);
    await()
        .pollInterval(Duration.ofMillis(20))
        .atMost(Duration.ofSeconds(60))
        .until(
            () -> {
              square.fanOut.checkHeads();
              return clients.stream().allMatch(Future::isDone);
            });
    Map<Long, Long> deletedAt = deletions();
    for (Future<List<Visit>> client : clients) {
      check(client.get(), deletedAt);
    }
  }

  private void write(Random random) {
    List<Long> mine = new ArrayList<>();
    for (int i = 0; i < WRITES; i++) {
      int dice = random.nextInt(20);
      if (dice == 0 && !mine.isEmpty()) {
        square.delete(mine.remove(random.nextInt(mine.size())));
      } else if (dice == 1) {
        square.postTogether(random.nextInt(60), "together ");
      } else {
        mine.add(square.post("text " + i + "x".repeat(random.nextInt(200))).seq());
      }
    }
  }

  /** Comes and goes while there is writing, then stays until it has everything. */
  private List<Visit> live(Random random) {
    List<Visit> visits = new ArrayList<>();
    long has = 0;
    boolean last = false;
    while (!last) {
      last = !writing.get();
      boolean slow = random.nextInt(3) == 0;
      FakeConnection connection =
          slow
              ? FakeConnection.whenTold()
              : FakeConnection.on(random.nextBoolean() ? Runnable::run : square.reads);
      if (random.nextBoolean()) {
        connection.sentBy(sender);
      }
      OutboxLimits limits = OutboxLimits.ofEvents(random.nextInt(4) == 0 ? 4 : 256);
      ChatSession session = square.session(Square.ANN, connection, limits);
      long head = square.head();
      square.resume(session, has);
      if (last) {
        stay(connection, session);
      } else {
        lag(connection, random);
      }
      square.disconnect(session);
      // What is still on its way now, the client does not get.
      List<JsonNode> events = connection.events();
      visits.add(new Visit(connection, events, has, head));
      has = events.isEmpty() ? has : events.get(events.size() - 1).get("seq").asLong();
      if (last && has < square.head()) {
        // It fell behind: it comes again, as a client does.
        last = false;
      }
    }
    return visits;
  }

  /** Takes what comes, at its own pace, for a random number of commits. */
  private void lag(FakeConnection connection, Random random) {
    long until = square.head() + random.nextInt(120);
    await()
        .pollDelay(Duration.ZERO)
        .pollInterval(Duration.ofMillis(1))
        .atMost(Duration.ofSeconds(60))
        .until(
            () -> {
              if (random.nextInt(5) == 0) {
                connection.complete();
              }
              return !writing.get() || square.head() >= until || !connection.closes().isEmpty();
            });
  }

  private void stay(FakeConnection connection, ChatSession session) {
    long head = square.head();
    await()
        .atMost(Duration.ofSeconds(50))
        .until(
            () -> {
              connection.completeAll();
              List<Long> seqs = Square.seqs(connection);
              return session.hasEnded()
                  || (Square.caughtUp(connection).isPresent()
                      && (seqs.isEmpty() || seqs.get(seqs.size() - 1) >= head));
            });
  }

  private Map<Long, Long> deletions() {
    Map<Long, Long> deletedAt = new HashMap<>();
    for (RoomEvent event : square.store.eventsAfter(Square.ROOM, 0, Integer.MAX_VALUE)) {
      if (event instanceof MessageDeleted deleted) {
        deletedAt.put(deleted.target(), deleted.seq());
      }
    }
    return deletedAt;
  }

  private void check(List<Visit> visits, Map<Long, Long> deletedAt) {
    long has = 0;
    for (Visit visit : visits) {
      assertThat(visit.from()).isEqualTo(has);
      assertThat(visit.connection().mostInFlight()).isLessThanOrEqualTo(1);
      int caughtUp = 0;
      for (JsonNode event : visit.events()) {
        long seq = event.get("seq").asLong();
        if (event.get("type").asText().equals("caughtUp")) {
          assertThat(++caughtUp).isEqualTo(1);
          assertThat(seq).isEqualTo(has).isGreaterThanOrEqualTo(visit.headAtHello());
          continue;
        }
        assertThat(seq).as("seq after %d", has).isEqualTo(has + 1);
        has = seq;
        Long deleted = deletedAt.get(seq);
        if (deleted != null && deleted <= visit.headAtHello()) {
          assertThat(event.has("text")).as("text of deleted message %d", seq).isFalse();
          assertThat(event.get("deleted").asBoolean()).isTrue();
        }
      }
    }
    assertThat(has).isEqualTo(square.head());
  }
}
