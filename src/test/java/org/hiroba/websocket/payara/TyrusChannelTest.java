package org.hiroba.websocket.payara;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.util.ArrayList;
import java.util.List;
import org.glassfish.tyrus.spi.CompletionHandler;
import org.glassfish.tyrus.spi.Writer;
import org.hiroba.protocol.EncodedEvent;
import org.hiroba.protocol.Frame;
import org.hiroba.session.Connection.SendListener;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class TyrusChannelTest {
  private static final Frame FRAME = Frame.of(List.of(EncodedEvent.of("{}", false)));
  private static final ByteBuffer ON_THE_WIRE = FRAME.onTheWire();
  private static final ByteBuffer PONG = ByteBuffer.wrap(new byte[] {(byte) 0x8a, 0});
  private static final ByteBuffer PING = ByteBuffer.wrap(new byte[] {(byte) 0x89, 0});
  private static final ByteBuffer CLOSE = ByteBuffer.wrap(new byte[] {(byte) 0x88, 0});

  private final Below below = new Below();
  private final TyrusChannel channel = new TyrusChannel(below, null);
  private final List<@Nullable Throwable> told = new ArrayList<>();

  @Test
  void sendsOneFrameAndTellsWhenItHasLeft() {
    channel.send(FRAME, told::add);
    assertThat(below.written).containsExactly(ON_THE_WIRE);
    assertThat(told).isEmpty();
    below.handler().completed(ByteBuffer.allocate(0));
    assertThat(told).containsExactly((Throwable) null);
  }

  @Test
  void tellsWhyAFrameDidNotLeave() {
    channel.send(FRAME, told::add);
    IOException failure = new IOException("reset");
    below.handler().failed(failure);
    assertThat(told).containsExactly(failure);
  }

  /** Tyrus' own writer takes what a listener throws for a failure of the connection. */
  @Test
  void tellsOnlyOnceThoughTheListenerThrows() {
    channel.send(
        FRAME,
        failure -> {
          told.add(failure);
          throw new IllegalStateException("of the listener");
        });
    CompletionHandler<ByteBuffer> handler = below.handler();
    assertThatThrownBy(() -> handler.completed(ByteBuffer.allocate(0)))
        .hasMessage("of the listener");
    handler.failed(new IOException("of the listener"));
    assertThat(told).containsExactly((Throwable) null);
  }

  @Test
  void passesOnWhatTyrusItselfSends() {
    channel.write(PONG, new CompletionHandler<>() {});
    channel.send(FRAME, told::add);
    assertThat(below.written).containsExactly(PONG, ON_THE_WIRE);
  }

  @Test
  void sendsNothingAfterACloseFrame() {
    channel.write(CLOSE, new CompletionHandler<>() {});
    channel.send(FRAME, told::add);
    assertThat(below.written).containsExactly(CLOSE);
    assertThat(told).singleElement().isInstanceOf(ClosedChannelException.class);
  }

  @Test
  void sendsNothingAfterTheConnectionIsClosed() throws IOException {
    channel.close();
    channel.send(FRAME, told::add);
    assertThat(below.closed).isTrue();
    assertThat(below.written).isEmpty();
    assertThat(told).singleElement().isInstanceOf(ClosedChannelException.class);
  }

  @Test
  void pingsAsLongAsItIsOpen() throws IOException {
    assertThat(channel.ping(told::add)).isTrue();
    assertThat(below.written).containsExactly(PING);
    channel.close();
    assertThat(channel.ping(told::add)).isTrue();
    assertThat(below.written).containsExactly(PING);
    assertThat(told).singleElement().isInstanceOf(ClosedChannelException.class);
  }

  @Test
  void leavesWhatTyrusSendsToTyrusWhereMessagesHaveAWayOfTheirOwn() {
    List<ByteBuffer> direct = new ArrayList<>();
    TyrusChannel both = new TyrusChannel(below, new Direct(direct));
    both.write(PONG, new CompletionHandler<>() {});
    both.send(FRAME, told::add);
    assertThat(below.written).containsExactly(PONG);
    assertThat(direct).containsExactly(FRAME.onTheWire());
    both.write(CLOSE, new CompletionHandler<>() {});
    both.send(FRAME, told::add);
    assertThat(direct).hasSize(1);
    assertThat(told).singleElement().isInstanceOf(ClosedChannelException.class);
  }

  private record Direct(List<ByteBuffer> written) implements TyrusChannel.Output {
    @Override
    public String name() {
      return "memory";
    }

    @Override
    public void write(ByteBuffer frame, SendListener listener) {
      written.add(frame);
    }
  }

  @Test
  void isKnownToTheSessionThatOpensOnItOnly() {
    TyrusChannel.whileOpening(
        channel, () -> assertThat(TyrusChannel.ofOpeningSession()).containsSame(channel));
    assertThat(TyrusChannel.ofOpeningSession()).isEmpty();
    assertThatThrownBy(
            () ->
                TyrusChannel.whileOpening(
                    channel,
                    () -> {
                      throw new IllegalStateException("refused");
                    }))
        .hasMessage("refused");
    assertThat(TyrusChannel.ofOpeningSession()).isEmpty();
  }

  /** Stands for the writer of Tyrus. */
  private static final class Below extends Writer {
    private final List<ByteBuffer> written = new ArrayList<>();
    private @Nullable CompletionHandler<ByteBuffer> last;
    private boolean closed;

    CompletionHandler<ByteBuffer> handler() {
      assertThat(last).isNotNull();
      return last;
    }

    @Override
    public void write(ByteBuffer frame, CompletionHandler<ByteBuffer> handler) {
      written.add(frame);
      last = handler;
    }

    @Override
    public void close() {
      closed = true;
    }
  }
}
