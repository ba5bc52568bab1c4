package org.hiroba.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
import org.hiroba.health.Meters;
import org.hiroba.protocol.EventEncoder;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Tries a shard whose reader of heads does what a busy or closing machine makes it do. */
class FanOutShardTest {
  private final Square square = new Square();
  private final FakeConnection client = FakeConnection.atOnce();
  private final FanOutShard shard =
      new FanOutShard(
          "shard",
          square.store,
          new EventEncoder(),
          (room, user) -> {},
          new FanOutPace(Meters.NONE));

  @BeforeEach
  void hear() {
    shard.start();
    ChatSession session = square.session(client);
    session.enter(Square.ROOM);
    shard.attach(session, Square.ROOM, 0, 0, true, done -> {});
    await().until(() -> Square.caughtUp(client).isPresent());
  }

  @AfterEach
  void close() {
    shard.close();
    square.close();
  }

  @Test
  void checksHeadsAgainAfterAReaderThatWasDoneBeforeTheShardWentOn() {
    Executor atOnce = Runnable::run;
    square.post("one");
    shard.checkHeads(atOnce);
    awaitPosts(1);
    square.post("two");
    shard.checkHeads(atOnce);
    awaitPosts(2);
  }

  @Test
  void checksHeadsAgainAfterAReaderThatTookNothing() {
    AtomicInteger asked = new AtomicInteger();
    Executor full =
        task -> {
          if (asked.incrementAndGet() == 1) {
            throw new RejectedExecutionException("full");
          }
          task.run();
        };
    square.post("one");
    shard.checkHeads(full);
    await().until(() -> asked.get() == 1);
    shard.checkHeads(full);
    awaitPosts(1);
  }

  private void awaitPosts(int count) {
    await().untilAsserted(() -> assertThat(Square.seqs(client)).hasSize(count));
  }
}
