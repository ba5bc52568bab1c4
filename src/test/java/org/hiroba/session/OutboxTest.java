package org.hiroba.session;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.hiroba.protocol.EncodedEvent;
import org.hiroba.protocol.Frame;
import org.hiroba.session.FakeConnection.Sends;
import org.junit.jupiter.api.Test;

class OutboxTest {
  private final FakeConnection connection = FakeConnection.whenTold();
  private final Events owner = new Events();
  private final AtomicLong nanos = new AtomicLong(42);
  private final Departures departures = new Departures(Runnable::run);
  private final Outbox outbox = outbox(connection, OutboxLimits.ofEvents(256));

  /** Remembers what an outbox tells its owner. */
  private static final class Events implements OutboxOwner {
    private int overflows;
    private final List<Throwable> failures = new ArrayList<>();

    @Override
    public synchronized void overflowed() {
      overflows++;
    }

    @Override
    public synchronized void broken(Throwable failure) {
      failures.add(failure);
    }
  }

  private Outbox outbox(Connection to, OutboxLimits limits) {
    return new Outbox(to, limits, owner, true, nanos::get);
  }

  private static EncodedEvent event(Object content) {
    return EncodedEvent.of("\"" + content + "\"", false);
  }

  private static EncodedEvent droppable(Object content) {
    return EncodedEvent.of("\"" + content + "\"", true);
  }

  private static EncodedEvent ofBytes(int bytes) {
    return event("x".repeat(bytes - 2));
  }

  @Test
  void sendsAnEventAtOnceWhenNothingWaits() {
    outbox.send(event("a"));
    assertThat(connection.texts()).containsExactly("[\"a\"]");
  }

  @Test
  void keepsOneSendInFlightAndJoinsWhatGathersMeanwhile() {
    for (int i = 0; i < 10; i++) {
      outbox.send(event(i));
    }
    assertThat(connection.texts()).containsExactly("[\"0\"]");
    connection.complete();
    assertThat(connection.texts().get(1))
        .isEqualTo("[\"1\",\"2\",\"3\",\"4\",\"5\",\"6\",\"7\",\"8\",\"9\"]");
    connection.completeAll();
    assertThat(connection.texts()).hasSize(2);
    assertThat(connection.mostInFlight()).isEqualTo(1);
  }

  @Test
  void sendsNothingThatWasOfferedBeforeItIsFlushed() {
    outbox.offer(event("a"));
    assertThat(connection.texts()).isEmpty();
    outbox.flush();
    assertThat(connection.texts()).containsExactly("[\"a\"]");
  }

  @Test
  void sharesAMessageWithClientsThatWaitForNothing() {
    List<EncodedEvent> events = List.of(event("a"), event("b"));
    Frame shared = Frame.of(events);
    outbox.publish(events, shared, departures);
    assertThat(connection.frames()).containsExactly(shared);
  }

  @Test
  void putsSharedEventsBehindThoseThatWait() {
    outbox.offer(event("accepted"));
    List<EncodedEvent> events = List.of(event("a"), event("b"));
    outbox.publish(events, Frame.of(events), departures);
    assertThat(connection.texts()).containsExactly("[\"accepted\",\"a\",\"b\"]");
  }

  @Test
  void letsTheConnectionsOwnThreadSendASharedMessage() {
    Queue<Runnable> thread = new ArrayDeque<>();
    connection.sentBy(thread::add);
    List<EncodedEvent> events = List.of(event("a"));
    Frame shared = Frame.of(events);
    outbox.publish(events, shared, departures);
    outbox.send(event("b"));
    assertThat(connection.frames()).isEmpty();
    departures.leave();
    thread.remove().run();
    assertThat(connection.frames()).containsExactly(shared);
    connection.complete();
    assertThat(connection.texts().get(1)).isEqualTo("[\"b\"]");
  }

  @Test
  void letsTheConnectionsOwnThreadSendWhatWaits() {
    Queue<Runnable> thread = new ArrayDeque<>();
    connection.sentBy(thread::add);
    outbox.offer(event("a"));
    outbox.flush(departures);
    outbox.offer(event("b"));
    departures.leave();
    thread.remove().run();
    connection.complete();
    assertThat(connection.texts()).containsExactly("[\"a\"]", "[\"b\"]");
  }

  @Test
  void splitsWhatWaitsIntoMessagesOfTheLongestLength() {
    Outbox small = outbox(connection, new OutboxLimits(256, 1 << 20, 100));
    small.send(event("first"));
    for (int i = 0; i < 5; i++) {
      small.send(ofBytes(40));
    }
    small.send(ofBytes(300));
    connection.completeAll();
    assertThat(connection.frames()).hasSize(5);
    assertThat(connection.frames().get(4).utf8Bytes()).isEqualTo(302);
  }

  @Test
  void sendsPlainTextsOneByOneWhenItDoesNotJoin() {
    Outbox plain =
        new Outbox(connection, OutboxLimits.ofEvents(256), owner, false, System::nanoTime);
    plain.send(EncodedEvent.of("one", false));
    plain.send(EncodedEvent.of("two", false));
    plain.send(EncodedEvent.of("three", false));
    connection.completeAll();
    assertThat(connection.texts()).containsExactly("one", "two", "three");
  }

  @Test
  void letsExactlyAsManyEventsWaitAsItMayForAClientThatTakesAMessageForASecond() {
    outbox.send(event("in flight"));
    nanos.addAndGet(OutboxLimits.STALL_NANOS + 1);
    for (int i = 0; i < 256; i++) {
      outbox.send(event(i));
    }
    assertThat(owner.overflows).isZero();
    outbox.send(event("one too many"));
    assertThat(owner.overflows).isEqualTo(1);
  }

  @Test
  void letsABurstWaitForAClientThatReads() {
    outbox.send(event("in flight"));
    nanos.addAndGet(OutboxLimits.STALL_NANOS);
    for (int i = 0; i < 256 * OutboxLimits.BURST; i++) {
      outbox.send(event(i));
    }
    assertThat(owner.overflows).isZero();
    outbox.send(event("one too many"));
    assertThat(owner.overflows).isEqualTo(1);
  }

  @Test
  void countsTheTimeOfTheMessageInFlightOnly() {
    for (int second = 0; second < 10; second++) {
      outbox.send(event(second));
      nanos.addAndGet(OutboxLimits.STALL_NANOS);
      connection.complete();
    }
    for (int i = 0; i < 300; i++) {
      outbox.send(event(i));
    }
    assertThat(owner.overflows).isZero();
  }

  @Test
  void overflowsOnceAndForgetsEverything() {
    outbox.send(event("in flight"));
    nanos.addAndGet(OutboxLimits.STALL_NANOS + 1);
    for (int i = 0; i < 300; i++) {
      outbox.send(event(i));
    }
    assertThat(owner.overflows).isEqualTo(1);
    assertThat(connection.complete()).isTrue();
    assertThat(connection.texts()).hasSize(1);
  }

  @Test
  void letsExactlyAsManyBytesWaitAsItMayTheMessageInFlightIncluded() {
    Outbox small = outbox(connection, new OutboxLimits(256, 1_000, 1_000));
    small.send(ofBytes(400));
    small.send(ofBytes(600));
    assertThat(owner.overflows).isZero();
    assertThat(small.waitingBytes()).isEqualTo(1_000);
    small.send(ofBytes(2));
    assertThat(owner.overflows).isEqualTo(1);
  }

  @Test
  void countsASharedMessageInFlight() {
    Outbox small = outbox(connection, new OutboxLimits(256, 1_000, 1_000));
    List<EncodedEvent> events = List.of(ofBytes(500));
    small.publish(events, Frame.of(events), departures);
    small.send(ofBytes(499));
    assertThat(owner.overflows).isEqualTo(1);
  }

  @Test
  void sendsASingleEventThatIsLongerThanTheLimitToAClientThatWaitsForNothing() {
    Outbox small = outbox(connection, new OutboxLimits(256, 1_000, 100));
    small.send(ofBytes(5_000));
    assertThat(owner.overflows).isZero();
    assertThat(connection.frames()).hasSize(1);
  }

  @Test
  void freesWhatWasSent() {
    Outbox small = outbox(connection, new OutboxLimits(256, 1_000, 1_000));
    for (int i = 0; i < 50; i++) {
      small.send(ofBytes(900));
      connection.completeAll();
    }
    assertThat(owner.overflows).isZero();
    assertThat(small.waitingBytes()).isZero();
  }

  @Test
  void dropsDroppableEventsFromHalfOfTheEventsOn() {
    outbox.send(event("in flight"));
    for (int i = 0; i < 200; i++) {
      outbox.send(droppable("d" + i));
    }
    for (int i = 0; i < 128; i++) {
      outbox.send(event(i));
    }
    assertThat(owner.overflows).isZero();
    connection.completeAll();
    assertThat(connection.events()).hasSize(1 + 128 + 128);
  }

  @Test
  void dropsDroppableEventsFromHalfOfTheBytesOn() {
    Outbox small = outbox(connection, new OutboxLimits(0, 1_000, 1_000));
    small.send(ofBytes(300));
    small.send(droppable("x".repeat(198)));
    small.send(droppable("y"));
    connection.completeAll();
    assertThat(connection.events()).hasSize(2);
    assertThat(owner.overflows).isZero();
  }

  @Test
  void hasNoLimitOfEventsWhenItIsOff() {
    Outbox unlimited = outbox(connection, OutboxLimits.ofEvents(0));
    for (int i = 0; i < 5_000; i++) {
      unlimited.send(event(i));
    }
    assertThat(owner.overflows).isZero();
    connection.completeAll();
    assertThat(connection.events()).hasSize(5_000);
  }

  @Test
  void doesNotRecurseHoweverManySendsEndAtOnce() {
    FakeConnection fast = FakeConnection.atOnce();
    Outbox unlimited = outbox(fast, new OutboxLimits(0, Integer.MAX_VALUE, 1));
    for (int i = 0; i < 100_000; i++) {
      unlimited.offer(event(i));
    }
    unlimited.flush();
    assertThat(fast.frames()).hasSize(100_000);
    assertThat(fast.texts().get(99_999)).isEqualTo("[\"99999\"]");
  }

  @Test
  void tellsOnceThatASendFailedAndSendsNoMore() {
    outbox.send(event("a"));
    outbox.send(event("b"));
    connection.fail();
    outbox.send(event("c"));
    assertThat(owner.failures).hasSize(1);
    assertThat(connection.texts()).containsExactly("[\"a\"]");
    assertThat(owner.overflows).isZero();
  }

  @Test
  void takesAnExceptionOfTheConnectionForAFailedSend() {
    connection.sends(Sends.THROW);
    outbox.send(event("a"));
    outbox.send(event("b"));
    assertThat(owner.failures).hasSize(1);
  }

  @Test
  void ignoresASecondWordAboutTheSameSend() {
    List<Connection.SendListener> listeners = new ArrayList<>();
    Connection twice =
        new Connection() {
          @Override
          public void send(Frame frame, SendListener listener) {
            listeners.add(listener);
          }

          @Override
          public void ping(SendListener listener) {}

          @Override
          public void close(org.hiroba.protocol.CloseCode code, String reason) {}
        };
    Outbox box = outbox(twice, OutboxLimits.ofEvents(256));
    box.send(event("a"));
    box.send(event("b"));
    box.send(event("c"));
    listeners.get(0).sent(null);
    listeners.get(0).sent(null);
    assertThat(listeners).hasSize(2);
  }

  @Test
  void pingsAtOnceWhenNothingIsInFlightAndHoldsEventsBackMeanwhile() {
    outbox.ping();
    outbox.send(event("a"));
    assertThat(connection.pings()).isEqualTo(1);
    assertThat(connection.texts()).isEmpty();
    connection.complete();
    assertThat(connection.texts()).containsExactly("[\"a\"]");
  }

  @Test
  void pingsAClientThatIsAlwaysBeingSentToBetweenTwoMessages() {
    outbox.send(event("a"));
    outbox.ping();
    outbox.send(event("b"));
    assertThat(connection.pings()).isZero();
    connection.complete();
    assertThat(connection.pings()).isEqualTo(1);
    connection.completeAll();
    assertThat(connection.texts()).containsExactly("[\"a\"]", "[\"b\"]");
    assertThat(connection.mostInFlight()).isEqualTo(1);
  }

  @Test
  void runsAtOnceWhoWaitsForNothing() {
    List<String> ran = new ArrayList<>();
    outbox.whenDrained(() -> ran.add("now"));
    assertThat(ran).containsExactly("now");
  }

  @Test
  void runsAllWhoWaitUntilWhatWaitedHasLeft() {
    List<String> ran = new ArrayList<>();
    outbox.send(event("a"));
    outbox.whenDrained(() -> ran.add("one"));
    outbox.whenDrained(() -> ran.add("two"));
    outbox.send(event("b"));
    outbox.whenDrained(() -> ran.add("three"));
    connection.complete();
    assertThat(ran).containsExactly("one", "two");
    connection.complete();
    assertThat(ran).containsExactly("one", "two", "three");
  }

  @Test
  void doesNotWaitForWhatCameLater() {
    List<String> ran = new ArrayList<>();
    outbox.send(event("a"));
    outbox.whenDrained(() -> ran.add("done"));
    for (int i = 0; i < 10; i++) {
      outbox.send(event("later"));
    }
    connection.complete();
    assertThat(ran).containsExactly("done");
    assertThat(connection.texts()).hasSize(2);
  }

  @Test
  void sendsNothingAfterWhoWaitedClosesIt() {
    outbox.send(event("a"));
    outbox.whenDrained(outbox::close);
    outbox.send(event("b"));
    connection.completeAll();
    assertThat(connection.texts()).containsExactly("[\"a\"]");
  }

  @Test
  void neverRunsWhoWaitedOnceItIsClosed() {
    List<String> ran = new ArrayList<>();
    outbox.send(event("a"));
    outbox.whenDrained(() -> ran.add("late"));
    outbox.close();
    connection.completeAll();
    outbox.whenDrained(() -> ran.add("later"));
    assertThat(ran).isEmpty();
  }

  @Test
  void keepsTheOrderOfEachThreadWhileSendsEndOnOtherThreads() throws Exception {
    int threads = 4;
    int each = 5_000;
    ExecutorService senders = Executors.newFixedThreadPool(threads);
    ExecutorService ends = Executors.newFixedThreadPool(3);
    try {
      FakeConnection later = FakeConnection.on(ends);
      Outbox busy = outbox(later, new OutboxLimits(0, Integer.MAX_VALUE, 4_096));
      CountDownLatch done = new CountDownLatch(threads);
      for (int t = 0; t < threads; t++) {
        int thread = t;
        senders.execute(
            () -> {
              for (int i = 0; i < each; i++) {
                EncodedEvent event = EncodedEvent.of("[" + thread + "," + i + "]", false);
                if (i % 3 == 0) {
                  busy.publish(List.of(event), Frame.of(List.of(event)), departures);
                } else {
                  busy.send(event);
                }
              }
              done.countDown();
            });
      }
      assertThat(done.await(30, TimeUnit.SECONDS)).isTrue();
      CountDownLatch drained = new CountDownLatch(1);
      busy.whenDrained(drained::countDown);
      assertThat(drained.await(30, TimeUnit.SECONDS)).isTrue();
      assertThat(later.mostInFlight()).isEqualTo(1);
      List<JsonNode> all = later.events();
      for (int t = 0; t < threads; t++) {
        int thread = t;
        assertThat(
                all.stream()
                    .filter(event -> event.get(0).asInt() == thread)
                    .map(event -> event.get(1).asInt()))
            .isEqualTo(IntStream.range(0, each).boxed().toList());
      }
    } finally {
      senders.shutdownNow();
      ends.shutdownNow();
    }
  }
}
