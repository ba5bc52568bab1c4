package org.hiroba.startup;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.RejectedExecutionException;
import org.hiroba.command.Client;
import org.hiroba.command.Plaza;
import org.hiroba.ops.Drain.Stage;
import org.hiroba.protocol.CloseCode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ServerDrainTest {
  private final Plaza plaza = new Plaza();
  private final Client olga = plaza.client("olga");
  private final Queue<Runnable> waiting = new ArrayDeque<>();
  private final ServerDrain drain =
      new ServerDrain(plaza.chat, plaza.sessions::count, Duration.ZERO, waiting::add);

  @AfterEach
  void close() {
    plaza.close();
  }

  @Test
  void tellsClientsAtOnceAndClosesTheirSocketsBesides() throws Exception {
    assertThat(drain.stage()).isEqualTo(Stage.OPEN);
    assertThat(drain.begin()).isTrue();
    assertThat(drain.stage()).isEqualTo(Stage.DRAINING);
    assertThat(olga.await("draining").get("reconnectAfterMillis").asLong()).isPositive();
    assertThat(olga.connection.closes()).isEmpty();
    plaza.attendance.disconnected(olga.session);
    waiting.remove().run();
    assertThat(drain.stage()).isEqualTo(Stage.DRAINED);
    assertThat(plaza.chat.isDraining()).isTrue();
  }

  @Test
  void doesNothingTheSecondTime() {
    assertThat(drain.begin()).isTrue();
    assertThat(drain.begin()).isFalse();
    assertThat(waiting).hasSize(1);
    waiting.remove().run();
    drain.toTheEnd();
    assertThat(olga.connection.closes()).containsExactly(CloseCode.SERVICE_RESTART);
    assertThat(olga.events("draining")).hasSize(1);
  }

  @Test
  void drainsWhereItIsAskedToWaitForTheEnd() {
    drain.toTheEnd();
    assertThat(olga.connection.closes()).containsExactly(CloseCode.SERVICE_RESTART);
    assertThat(waiting).isEmpty();
  }

  @Test
  void letsClientsInAgainWhenItIsTakenBackAndCanBeginAnew() {
    drain.toTheEnd();
    drain.cancel();
    drain.cancel();
    assertThat(drain.stage()).isEqualTo(Stage.OPEN);
    Client back = plaza.client("mia");
    assertThat(back.connection.closes()).isEmpty();
    drain.toTheEnd();
    assertThat(back.connection.closes()).containsExactly(CloseCode.SERVICE_RESTART);
  }

  @Test
  void isDoneAtTheStopWhereNoThreadIsFree() {
    ServerDrain busy =
        new ServerDrain(
            plaza.chat,
            plaza.sessions::count,
            Duration.ZERO,
            task -> {
              throw new RejectedExecutionException("full");
            });
    assertThat(busy.begin()).isTrue();
    busy.toTheEnd();
    assertThat(olga.connection.closes()).containsExactly(CloseCode.SERVICE_RESTART);
  }
}
