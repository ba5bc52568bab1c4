package org.hiroba.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonNode;
import java.lang.reflect.Proxy;
import java.time.Instant;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.LongStream;
import org.hiroba.account.UserId;
import org.hiroba.feature.member.MemberJoined;
import org.hiroba.feature.member.MemberLeft;
import org.hiroba.health.HandWatchdog;
import org.hiroba.log.EventColumns;
import org.hiroba.log.EventKind;
import org.hiroba.log.News;
import org.hiroba.log.RoomEvent;
import org.hiroba.log.RoomLog;
import org.hiroba.ops.MeterSample;
import org.hiroba.protocol.CloseCode;
import org.hiroba.protocol.CoreEvents;
import org.hiroba.protocol.EncodedEvent;
import org.hiroba.room.RoomId;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class FanOutTest {
  private final Square square = new Square();
  private final FakeConnection client = FakeConnection.atOnce();

  @AfterEach
  void close() {
    square.close();
  }

  private static List<Long> range(long first, long last) {
    return LongStream.rangeClosed(first, last).boxed().toList();
  }

  private void awaitSeqs(FakeConnection connection, long first, long last) {
    await().untilAsserted(() -> assertThat(Square.seqs(connection)).isEqualTo(range(first, last)));
  }

  private void awaitCaughtUp(FakeConnection connection) {
    await().until(() -> Square.caughtUp(connection).isPresent());
  }

  @Test
  void sendsEverybodyTheSameMessageObject() {
    FakeConnection other = FakeConnection.atOnce();
    square.hear(client, 0);
    square.hear(other, 0);
    awaitCaughtUp(client);
    awaitCaughtUp(other);
    square.postTogether(3, "hi");
    awaitSeqs(client, 1, 3);
    awaitSeqs(other, 1, 3);
    assertThat(other.frames().get(1)).isSameAs(client.frames().get(1));
  }

  @Test
  void replaysWhatWasMissedAndThenSaysSo() {
    square.postTogether(5, "old");
    square.hear(client, 2);
    awaitCaughtUp(client);
    square.post("live");
    awaitSeqs(client, 3, 6);
    assertThat(Square.caughtUp(client)).contains(5L);
    assertThat(client.events().get(3).get("type").asText()).isEqualTo("caughtUp");
  }

  @Test
  void replaysPageByPageWhenMoreWasMissedThanMayWait() {
    square.postTogether(1_000, "old");
    square.hear(client, 0);
    awaitCaughtUp(client);
    awaitSeqs(client, 1, 1_000);
    assertThat(client.closes()).isEmpty();
  }

  @Test
  void replaysToATinyOutbox() {
    square.postTogether(50, "old");
    for (int events : new int[] {1, 2, 3, 7}) {
      FakeConnection tiny = FakeConnection.on(square.reads);
      square.resume(square.session(Square.ANN, tiny, OutboxLimits.ofEvents(events)), 0);
      awaitCaughtUp(tiny);
      assertThat(Square.seqs(tiny)).isEqualTo(range(1, 50));
      assertThat(tiny.closes()).isEmpty();
    }
  }

  @Test
  void replaysMessagesThatAreTogetherLongerThanMayWait() {
    square.postTogether(60, "x".repeat(40_000));
    FakeConnection later = FakeConnection.on(square.reads);
    square.hear(later, 0);
    awaitCaughtUp(later);
    assertThat(Square.seqs(later)).isEqualTo(range(1, 60));
    assertThat(later.closes()).isEmpty();
  }

  @Test
  void readsThePagesOfAReplayOnlyAsTheClientTakesThem() {
    square.postTogether(1_000, "old");
    FakeConnection slow = FakeConnection.whenTold();
    square.hear(slow, 0);
    await().until(() -> !slow.frames().isEmpty());
    assertThat(Square.seqs(slow)).isEqualTo(range(1, 128));
    await()
        .until(
            () -> {
              slow.complete();
              return Square.caughtUp(slow).isPresent();
            });
    assertThat(Square.seqs(slow)).isEqualTo(range(1, 1_000));
  }

  @Test
  void replaysBesideLiveEventsOfABusyRoom() {
    square.postTogether(500, "old");
    FakeConnection slow = FakeConnection.whenTold();
    square.hear(slow, 0);
    await()
        .until(
            () -> {
              square.post("live");
              slow.complete();
              return Square.caughtUp(slow).isPresent();
            });
    slow.completeAll();
    awaitSeqs(slow, 1, square.head());
  }

  @Test
  void runsTheReplaysOfOneSessionOneAfterTheOther() {
    square.postTogether(300, "old");
    FakeConnection slow = FakeConnection.whenTold();
    ChatSession session = square.session(slow);
    List<String> order = new CopyOnWriteArrayList<>();
    session.send(EncodedEvent.of("{}", false));
    session.replays().begin(() -> order.add("first"));
    square.resume(session, 0);
    slow.completeAll();
    assertThat(Square.seqs(slow)).isEmpty();
    session.replays().end();
    await()
        .until(
            () -> {
              slow.complete();
              return Square.caughtUp(slow).isPresent();
            });
    assertThat(Square.seqs(slow)).isEqualTo(range(1, 300));
    assertThat(order).containsExactly("first");
  }

  @Test
  void readsAHoleBetweenTwoHintsFromTheLog() {
    square.hear(client, 0);
    awaitCaughtUp(client);
    square.lose(event -> event.seq() >= 3 && event.seq() <= 700);
    square.postTogether(700, "m");
    square.post("last");
    awaitSeqs(client, 1, 701);
  }

  @Test
  void findsLostHintsWhenItChecksTheHeads() {
    square.hear(client, 0);
    awaitCaughtUp(client);
    square.lose(event -> true);
    square.postTogether(10, "m");
    assertThat(Square.seqs(client)).isEmpty();
    square.fanOut.checkHeads();
    awaitSeqs(client, 1, 10);
  }

  @Test
  void sendsAnswersWhileTheLogDoesNotSayWhereItsHeadsAre() {
    AtomicInteger asked = new AtomicInteger();
    CountDownLatch answer = new CountDownLatch(1);
    RoomLog silent =
        (RoomLog)
            Proxy.newProxyInstance(
                RoomLog.class.getClassLoader(),
                new Class<?>[] {RoomLog.class},
                (proxy, method, arguments) -> {
                  if (method.getName().equals("heads")) {
                    asked.incrementAndGet();
                    answer.await();
                  }
                  return method.invoke(square.store, arguments);
                });
    try (FanOut fanOut = new FanOut(silent, square.encoder, (room, user) -> {}, 1)) {
      ChatSession session = square.session(client);
      session.enter(Square.ROOM);
      fanOut.attach(session, Square.ROOM, square.head(), square.head(), false, done -> {});
      for (int i = 0; i < 5; i++) {
        fanOut.checkHeads();
      }
      await().until(() -> asked.get() > 0);
      session.offer(square.encoder.encode(new CoreEvents.Notice("info", "an answer")));
      fanOut.flush(session);
      await().until(() -> client.events("notice").size() == 1);
      assertThat(asked).hasValue(1);
      square.postTogether(3, "missed");
      answer.countDown();
      await()
          .until(
              () -> {
                fanOut.checkHeads();
                return Square.seqs(client).size() == 3;
              });
    }
  }

  /** An event that cannot be encoded, as if there were no memory for it just now. */
  private record Unspeakable(RoomEvent event) implements RoomEvent {
    @Override
    public RoomId room() {
      return event.room();
    }

    @Override
    public long seq() {
      return event.seq();
    }

    @Override
    public Instant at() {
      return event.at();
    }

    @Override
    public EventKind<?> kind() {
      return event.kind();
    }

    @Override
    public EventColumns columns() {
      return event.columns();
    }

    @Override
    public void writeFields(JsonGenerator out) {
      throw new OutOfMemoryError("told to throw");
    }
  }

  @Test
  void passesOnOnceWhatCouldNotBeEncodedAtFirst() {
    square.hear(client, 0);
    awaitCaughtUp(client);
    square.lose(event -> true);
    RoomEvent one = square.post("one");
    RoomEvent two = square.post("two");
    square.fanOut.committed(new News(List.of(one, new Unspeakable(two)), List.of()));
    square.lose(event -> false);
    square.fanOut.checkHeads();
    awaitSeqs(client, 1, 2);
    square.post("three");
    awaitSeqs(client, 1, 3);
  }

  @Test
  void goesOnWithTheRestOfABatchWhenAnErrorThrowsItsThreadOut() {
    square.hear(client, 0);
    awaitCaughtUp(client);
    square.fanOut.threads().stream()
        .filter(HandWatchdog::isLoop)
        .forEach(
            loop ->
                HandWatchdog.injureAtNextWork(
                    loop,
                    () -> {
                      throw new OutOfMemoryError("told to throw");
                    }));
    square.post("one");
    square.fanOut.checkHeads();
    awaitSeqs(client, 1, 1);
    square.post("two");
    awaitSeqs(client, 1, 2);
  }

  @Test
  void passesADoubledHintOnOnce() {
    square.hear(client, 0);
    awaitCaughtUp(client);
    RoomEvent event = square.post("once");
    square.fanOut.committed(new News(List.of(event), List.of()));
    square.fanOut.committed(new News(List.of(event, event), List.of()));
    square.post("twice");
    awaitSeqs(client, 1, 2);
  }

  @Test
  void catchesUpToWhatHelloPromisedThoughTheHintWasLost() {
    square.hear(FakeConnection.atOnce(), 0);
    square.lose(event -> true);
    square.postTogether(5, "m");
    square.hear(client, 5);
    awaitCaughtUp(client);
    assertThat(Square.caughtUp(client)).contains(5L);
    assertThat(Square.seqs(client)).isEmpty();
  }

  @Test
  void sendsNothingTwiceToWhoReplayedFurtherThanAnyHintTold() {
    square.hear(FakeConnection.atOnce(), 0);
    square.lose(event -> true);
    square.postTogether(5, "m");
    ChatSession session = square.session(client);
    session.enter(Square.ROOM);
    square.fanOut.attach(session, Square.ROOM, 5, 0, true, done -> {});
    awaitCaughtUp(client);
    square.fanOut.checkHeads();
    square.post("next");
    // As the clock does: a check that comes while the one before is under way is left out.
    await()
        .untilAsserted(
            () -> {
              square.fanOut.checkHeads();
              assertThat(Square.seqs(client)).isEqualTo(range(6, 6));
            });
    assertThat(Square.caughtUp(client)).contains(5L);
  }

  @Test
  void doesNotReplayTheTextOfADeletedMessageFromItsTail() {
    FakeConnection early = FakeConnection.atOnce();
    square.hear(early, 0);
    awaitCaughtUp(early);
    square.post("secret");
    square.post("other");
    square.delete(1);
    awaitSeqs(early, 1, 3);
    square.hear(client, 0);
    awaitCaughtUp(client);
    assertHidden(client);
  }

  @Test
  void doesNotReplayTheTextOfADeletedMessageWhenTheNewsOfTheDeletionWasLost() {
    FakeConnection early = FakeConnection.atOnce();
    square.hear(early, 0);
    awaitCaughtUp(early);
    square.post("secret");
    square.post("other");
    awaitSeqs(early, 1, 2);
    square.lose(event -> true);
    square.delete(1);
    square.hear(client, 0);
    awaitCaughtUp(client);
    assertHidden(client);
  }

  private void assertHidden(FakeConnection connection) {
    assertThat(Square.seqs(connection)).isEqualTo(range(1, 3));
    JsonNode replayed = connection.events().get(0);
    assertThat(replayed.get("deleted").asBoolean()).isTrue();
    assertThat(replayed.has("text")).isFalse();
    assertThat(connection.texts().toString()).doesNotContain("secret").contains("other");
  }

  @Test
  void tellsWhoIsRemovedNothingFromThenOn() {
    UserId bob = square.newMember("bob");
    ChatSession session = square.session(bob, client, OutboxLimits.ofEvents(256));
    square.resume(session, square.head());
    awaitCaughtUp(client);
    FakeConnection ann = FakeConnection.atOnce();
    square.hear(ann, square.head());
    awaitCaughtUp(ann);
    square.write(
        (tx, at) -> {
          Square.post(tx, "before");
          tx.append(
              Square.ROOM,
              seq -> new MemberLeft(Square.ROOM, seq, at, Square.user(bob).ref(), Square.ANN));
          return Square.post(tx, "secret");
        });
    awaitSeqs(ann, 2, 4);
    await().until(() -> !client.events("roomRemoved").isEmpty());
    assertThat(Square.seqs(client)).containsExactly(2L);
    assertThat(session.isIn(Square.ROOM)).isFalse();
  }

  @Test
  void stopsTheReplayOfWhoIsRemovedMeanwhile() {
    UserId bob = square.newMember("bob");
    square.postTogether(400, "old");
    FakeConnection slow = FakeConnection.whenTold();
    ChatSession session = square.session(bob, slow, OutboxLimits.ofEvents(256));
    square.resume(session, 0);
    await().until(() -> !slow.frames().isEmpty());
    RoomEvent left = square.remove(bob);
    square.postTogether(200, "secret");
    await()
        .until(
            () -> {
              slow.complete();
              return !slow.events("roomRemoved").isEmpty();
            });
    square.post("secret");
    slow.completeAll();
    assertThat(Square.seqs(slow)).isEqualTo(range(1, left.seq() - 1));
    assertThat(slow.texts().toString()).doesNotContain("secret");
    assertThat(Square.caughtUp(slow)).isEmpty();
    assertThat(session.isIn(Square.ROOM)).isFalse();
  }

  @Test
  void asksAgainWhetherWhoIsRemovedWhileReplayingCameBack() {
    UserId bob = square.newMember("bob");
    square.postTogether(400, "old");
    FakeConnection slow = FakeConnection.whenTold();
    square.resume(square.session(bob, slow, OutboxLimits.ofEvents(256)), 0);
    await().until(() -> !slow.frames().isEmpty());
    square.remove(bob);
    square.postTogether(200, "between");
    square.join(bob);
    await().until(() -> square.joined.size() == 2);
    await()
        .until(
            () -> {
              slow.complete();
              return !slow.events("roomRemoved").isEmpty();
            });
    await().until(() -> square.joined.size() == 3);
  }

  @Test
  void letsWhoWasRemovedAndInvitedAgainLongAgoReplayAllOfIt() {
    UserId bob = square.newMember("bob");
    square.postTogether(200, "one");
    square.remove(bob);
    square.postTogether(200, "two");
    square.join(bob);
    square.resume(square.session(bob, client, OutboxLimits.ofEvents(256)), 0);
    awaitCaughtUp(client);
    assertThat(Square.seqs(client)).isEqualTo(range(1, square.head()));
    assertThat(client.events("roomRemoved")).isEmpty();
  }

  @Test
  void tellsOfNewMembersThoughNobodyHearsTheRoom() {
    square.newMember("bob");
    await().untilAsserted(() -> assertThat(square.joined).containsExactly("square bob"));
  }

  @Test
  void tellsOfANewMemberWhoseNewsComesAfterTheChannelReadItsHead() {
    square.lose(event -> true);
    UserId bob = square.newMember("bob");
    square.hear(client, 0);
    awaitCaughtUp(client);
    assertThat(square.joined).isEmpty();
    square.fanOut.committed(
        new News(
            List.of(
                new MemberJoined(Square.ROOM, 1, Square.NOON, Square.user(bob).ref(), Square.ANN)),
            List.of()));
    await().untilAsserted(() -> assertThat(square.joined).containsExactly("square bob"));
    assertThat(Square.seqs(client)).containsExactly(1L);
  }

  @Test
  void closesASessionThatCannotBeAttachedBecauseTheLogCannotBeRead() {
    square.store.down(true);
    ChatSession session = square.session(client);
    session.enter(Square.ROOM);
    square.fanOut.attach(session, Square.ROOM, 0, 0, false, done -> {});
    await().untilAsserted(() -> assertThat(client.closes()).containsExactly(CloseCode.GOING_AWAY));
  }

  @Test
  void closesASessionWhoseReplayCannotBeRead() {
    square.postTogether(300, "old");
    FakeConnection slow = FakeConnection.whenTold();
    square.hear(slow, 0);
    await().until(() -> !slow.frames().isEmpty());
    square.store.down(true);
    slow.completeAll();
    await().untilAsserted(() -> assertThat(slow.closes()).containsExactly(CloseCode.GOING_AWAY));
  }

  @Test
  void closesASessionThatAnErrorKeepsFromBeingAttached() {
    square.store.broken(true);
    ChatSession session = square.session(client);
    session.enter(Square.ROOM);
    square.fanOut.attach(session, Square.ROOM, 0, 0, false, done -> {});
    await().untilAsserted(() -> assertThat(client.closes()).containsExactly(CloseCode.GOING_AWAY));
  }

  @Test
  void closesASessionWhoseReplayMeetsAnError() {
    square.postTogether(300, "old");
    FakeConnection slow = FakeConnection.whenTold();
    square.hear(slow, 0);
    await().until(() -> !slow.frames().isEmpty());
    square.store.broken(true);
    slow.completeAll();
    await().untilAsserted(() -> assertThat(slow.closes()).containsExactly(CloseCode.GOING_AWAY));
  }

  @Test
  void goesOnForTheOthersWhenOneConnectionFails() {
    FakeConnection broken = FakeConnection.atOnce();
    square.hear(broken, 0);
    square.hear(client, 0);
    awaitCaughtUp(broken);
    awaitCaughtUp(client);
    broken.sends(FakeConnection.Sends.THROW);
    square.postTogether(3, "m");
    square.post("m");
    awaitSeqs(client, 1, 4);
    assertThat(broken.closes()).isNotEmpty();
  }

  @Test
  void closesOnlyTheClientThatDoesNotRead() {
    FakeConnection stuck = FakeConnection.whenTold();
    square.hear(stuck, 0);
    square.hear(client, 0);
    awaitCaughtUp(stuck);
    awaitCaughtUp(client);
    for (int i = 0; i < 40; i++) {
      square.postTogether(128, "m");
    }
    awaitSeqs(client, 1, 40 * 128);
    await()
        .untilAsserted(() -> assertThat(stuck.closes()).containsExactly(CloseCode.SLOW_CONSUMER));
    assertThat(client.closes()).isEmpty();
  }

  @Test
  void waitsForNoThreadThatIsStuckButWithItsOwnClients() {
    FakeConnection stuck = FakeConnection.atOnce();
    square.hear(stuck, 0);
    square.hear(client, 0);
    awaitCaughtUp(stuck);
    awaitCaughtUp(client);
    Queue<Runnable> thread = new ConcurrentLinkedQueue<>();
    stuck.sentBy(thread::add);
    client.sentBy(square.reads);
    for (int i = 0; i < 20; i++) {
      square.post("m");
    }
    awaitSeqs(client, 1, 20);
    assertThat(Square.seqs(stuck)).isEmpty();
    thread.remove().run();
    awaitSeqs(stuck, 1, 20);
  }

  @Test
  void splitsABigBatchIntoMessagesOfBoundedLength() {
    square.hear(client, 0);
    awaitCaughtUp(client);
    square.postTogether(60, "x".repeat(40_000));
    awaitSeqs(client, 1, 60);
    assertThat(client.frames())
        .allMatch(frame -> frame.utf8Bytes() <= RoomChannel.SHARED_FRAME_BYTES + 100);
  }

  @Test
  void doesNotKeepASessionThatEndedBeforeItWasAttached() {
    ChatSession session = square.session(client);
    session.enter(Square.ROOM);
    square.disconnect(session);
    CountDownLatch done = new CountDownLatch(1);
    square.fanOut.attach(session, Square.ROOM, 0, 0, true, attached -> done.countDown());
    await().until(() -> done.getCount() == 0);
    square.post("m");
    FakeConnection other = FakeConnection.atOnce();
    square.hear(other, 0);
    awaitSeqs(other, 1, 1);
    assertThat(client.frames()).isEmpty();
  }

  @Test
  void tellsEverybodyInARoomButOneUser() {
    UserId bob = square.newMember("bob");
    FakeConnection bobs = FakeConnection.atOnce();
    square.resume(square.session(bob, bobs, OutboxLimits.ofEvents(256)), 1);
    square.hear(client, 1);
    awaitCaughtUp(bobs);
    awaitCaughtUp(client);
    EncodedEvent notice = square.encoder.encode(new CoreEvents.Notice("info", "psst"));
    square.fanOut.tell(Square.ROOM, notice, Square.ANN);
    await().until(() -> bobs.events("notice").size() == 1);
    assertThat(client.events("notice")).isEmpty();
  }

  @Test
  void sendsWhatWasOfferedWhenItIsToldToFlush() {
    ChatSession session = square.session(client);
    session.offer(EncodedEvent.of("{\"type\":\"accepted\"}", false));
    assertThat(client.frames()).isEmpty();
    square.fanOut.flush(session);
    await().until(() -> client.frames().size() == 1);
  }

  @Test
  void tellsHowLongMessagesTakeOnceABatchAndRoom() {
    square.hear(FakeConnection.atOnce(), square.head());
    square.hear(FakeConnection.atOnce(), square.head());
    square.post("one");
    await().untilAsserted(() -> assertThat(delays("_count")).isEqualTo(1));
    assertThat(delays("_sum")).isPositive();
    await().until(() -> square.fanOut.lag().isZero());
  }

  private double delays(String suffix) {
    return square.meters.samples().stream()
        .filter(sample -> sample.name().equals("hiroba_fanout_delay_seconds" + suffix))
        .mapToDouble(MeterSample::value)
        .sum();
  }
}
