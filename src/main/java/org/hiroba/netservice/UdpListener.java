package org.hiroba.netservice;

import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.DatagramChannel;
import java.nio.channels.SelectionKey;
import java.time.Duration;
import java.util.function.LongSupplier;
import java.util.function.UnaryOperator;
import org.hiroba.netio.ChannelHandler;
import org.jspecify.annotations.Nullable;

/** Answers the datagrams of one UDP service, those that {@link UdpGuard} lets through. */
final class UdpListener implements ChannelHandler {
  private static final Logger LOG = System.getLogger(UdpListener.class.getName());
  private static final int DATAGRAMS_PER_TURN = 64;
  private static final long PAUSE_NANOS = Duration.ofSeconds(1).toNanos();

  private final ListenerState state;
  private final ListenerMeters meters;
  private final UdpGuard guard;
  private final UnaryOperator<ByteBuffer> answer;
  private final LongSupplier nanoTime;
  private final DatagramChannel channel;
  private final Receiver receiver;
  private final ByteBuffer buffer;
  private @Nullable SelectionKey pausedKey;
  private long pausedAt;

  /** Takes the next datagram that waits, if one does. */
  @FunctionalInterface
  interface Receiver {
    @Nullable InetSocketAddress receive(ByteBuffer into) throws IOException;
  }

  /**
   * Makes a listener.
   *
   * @param answer makes the answer to a datagram; may return the same buffer
   */
  UdpListener(
      ListenerState state,
      ListenerMeters meters,
      UdpGuard guard,
      UnaryOperator<ByteBuffer> answer,
      LongSupplier nanoTime,
      DatagramChannel channel,
      Receiver receiver) {
    this.state = state;
    this.meters = meters;
    this.guard = guard;
    this.answer = answer;
    this.nanoTime = nanoTime;
    this.channel = channel;
    this.receiver = receiver;
    // One byte more than is answered shows that a datagram was bigger; the rest is cut off by the
    // operating system.
    this.buffer = ByteBuffer.allocate(guard.maxBytes() + 1);
  }

  @Override
  public void ready(SelectionKey key) throws IOException {
    for (int turn = 0; turn < DATAGRAMS_PER_TURN; turn++) {
      buffer.clear();
      InetSocketAddress from;
      try {
        from = receiver.receive(buffer);
      } catch (ClosedChannelException e) {
        throw e;
      } catch (IOException e) {
        pause(key, e);
        return;
      }
      if (from == null) {
        return;
      }
      state.recovered();
      buffer.flip();
      Drop drop = guard.judge(from, buffer.remaining(), nanoTime.getAsLong());
      if (drop == null) {
        reply(from);
      } else {
        meters.dropped(drop);
      }
    }
  }

  private void reply(InetSocketAddress to) {
    try {
      send(answer.apply(buffer), to);
    } catch (RuntimeException | Error e) {
      // One datagram's trouble is its own.
      LOG.log(Level.WARNING, state.name() + " could not answer a datagram", e);
      meters.dropped(Drop.BROKEN);
    }
  }

  private void send(ByteBuffer datagram, InetSocketAddress to) {
    int size = datagram.remaining();
    try {
      if (channel.send(datagram, to) < size) {
        meters.dropped(Drop.UNSENT);
        return;
      }
    } catch (IOException e) {
      // No way to that peer says nothing about the others.
      LOG.log(Level.DEBUG, "No answer could be sent", e);
      meters.dropped(Drop.UNSENT);
      return;
    }
    meters.answered();
    meters.sent(size);
  }

  private void pause(SelectionKey key, IOException cause) {
    state.troubled("cannot receive: " + cause.getMessage() + "; tried again every second");
    LOG.log(Level.WARNING, state.name() + " cannot receive, trying on", cause);
    key.interestOps(0);
    pausedKey = key;
    pausedAt = nanoTime.getAsLong();
  }

  @Override
  public boolean tick(long nanos) {
    SelectionKey key = pausedKey;
    if (key != null && nanos - pausedAt >= PAUSE_NANOS && key.isValid()) {
      pausedKey = null;
      key.interestOps(SelectionKey.OP_READ);
    }
    return pausedKey != null;
  }

  @Override
  public void failed(Throwable cause) {
    LOG.log(Level.ERROR, state.name() + " has ended; restart to open it again", cause);
    state.failed("ended by an error: " + cause + "; restart to open it again");
    close();
  }

  @Override
  public void close() {
    try {
      channel.close();
    } catch (IOException e) {
      LOG.log(Level.WARNING, state.name() + " did not close cleanly", e);
    }
  }
}
