package org.hiroba.websocket;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.hiroba.protocol.CloseCode;
import org.hiroba.protocol.Frame;
import org.hiroba.session.Connection;
import org.junit.jupiter.api.Test;

class IdleWatchTest {
  private long nowNanos = Long.MAX_VALUE - 1;
  private final IdleWatch watch = new IdleWatch(() -> nowNanos);
  private final List<String> givenUp = new ArrayList<>();
  private final IdleWatch.Line line = watch.watch(new Named("line"));

  /** A connection that notes its end. */
  private final class Named implements Connection {
    private final String name;

    Named(String name) {
      this.name = name;
    }

    @Override
    public void send(Frame frame, SendListener listener) {
      throw new UnsupportedOperationException();
    }

    @Override
    public void ping(SendListener listener) {
      throw new UnsupportedOperationException();
    }

    @Override
    public void close(CloseCode code, String reason) {
      assertThat(code).isEqualTo(CloseCode.GOING_AWAY);
      assertThat(reason).isEqualTo("nothing said for 10 minutes; connect again");
      givenUp.add(name);
    }
  }

  private void after(Duration time) {
    nowNanos += time.toNanos();
    watch.look();
  }

  @Test
  void givesUpAConnectionOnceWhenNothingWasSaidForTenMinutes() {
    after(IdleWatch.IDLE.minusNanos(1));
    assertThat(givenUp).isEmpty();
    after(Duration.ofNanos(1));
    after(IdleWatch.IDLE);
    assertThat(givenUp).containsExactly("line");
  }

  @Test
  void countsFromTheLastWord() {
    after(IdleWatch.IDLE.minusNanos(1));
    line.word();
    after(IdleWatch.IDLE.minusNanos(1));
    assertThat(givenUp).isEmpty();
    after(Duration.ofNanos(1));
    assertThat(givenUp).containsExactly("line");
  }

  @Test
  void leavesAloneAConnectionThatHasEnded() {
    line.end();
    after(IdleWatch.IDLE);
    assertThat(givenUp).isEmpty();
  }

  @Test
  void looksAtEachConnectionByItself() {
    after(IdleWatch.IDLE.dividedBy(2));
    watch.watch(new Named("younger"));
    after(IdleWatch.IDLE.dividedBy(2));
    assertThat(givenUp).containsExactly("line");
    after(IdleWatch.IDLE.dividedBy(2));
    assertThat(givenUp).containsExactly("line", "younger");
  }
}
