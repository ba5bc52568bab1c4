package org.hiroba.teaching;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.hiroba.protocol.CloseCode;
import org.hiroba.protocol.Frame;
import org.hiroba.session.Connection;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class IdleWatchTest {
  private long nowNanos = Long.MAX_VALUE - 1;
  private final IdleWatch watch = new IdleWatch(() -> nowNanos);
  private final List<String> givenUp = new ArrayList<>();
  private final List<String> pinged = new ArrayList<>();
  private @Nullable Throwable broken;
  private final List<String> closes = new ArrayList<>();
  private int gone;
  private final IdleWatch.Line line = watch.watch(new Named("line"), () -> gone++);

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
      pinged.add(name);
      listener.sent(broken);
    }

    @Override
    public void close(CloseCode code, String reason) {
      closes.add(code + " " + reason);
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
    watch.watch(new Named("younger"), () -> {});
    after(IdleWatch.IDLE.dividedBy(2));
    assertThat(givenUp).containsExactly("line");
    after(IdleWatch.IDLE.dividedBy(2));
    assertThat(givenUp).containsExactly("line", "younger");
  }

  @Test
  void saysWhyAndTellsWhoWatches() {
    after(IdleWatch.IDLE);
    assertThat(closes).containsExactly("GOING_AWAY nothing said for 10 minutes; connect again");
    assertThat(gone).isEqualTo(1);
  }

  /** As when the container dropped it and never told, for lack of memory for instance. */
  @Test
  void findsAConnectionThatIsGoneByAPing() {
    broken = new java.io.IOException("no such connection");
    after(IdleWatch.QUIET.minusNanos(1));
    assertThat(pinged).isEmpty();
    after(Duration.ofNanos(1));
    assertThat(gone).isEqualTo(1);
    after(IdleWatch.QUIET);
    assertThat(pinged).containsExactly("line");
  }

  @Test
  void pingsAQuietConnectionOnceAMinuteAndLeavesItAlone() {
    after(IdleWatch.QUIET);
    after(Duration.ofSeconds(5));
    assertThat(pinged).hasSize(1);
    after(IdleWatch.QUIET);
    assertThat(pinged).hasSize(2);
    assertThat(gone).isZero();
  }

  @Test
  void givesUpAClientThatDoesNotTakeWhatIsSent() {
    line.sending();
    after(IdleWatch.STUCK.minusNanos(1));
    line.word();
    assertThat(givenUp).isEmpty();
    after(Duration.ofNanos(1));
    assertThat(closes).containsExactly("SLOW_CONSUMER takes nothing for 20 s");
    assertThat(gone).isEqualTo(1);
  }

  @Test
  void goesOnWithTheOthersWhenOneThrowsAnError() {
    watch.watch(
        new Named("broken"),
        () -> {
          throw new StackOverflowError("thrown by the test");
        });
    watch.watch(new Named("last"), () -> gone++);
    after(IdleWatch.IDLE);
    assertThat(givenUp).containsExactlyInAnyOrder("line", "broken", "last");
    assertThat(gone).isEqualTo(2);
  }
}
