package org.hiroba.relay;

import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.SocketChannel;
import org.hiroba.netio.ChannelHandler;
import org.hiroba.netio.SelectorLoop;
import org.hiroba.relay.port.ProtocolEngine.Wire;

/**
 * One client's connection from accept to close: passes on what comes in, a bounded amount a turn,
 * and sends what waits, within bounds. Used by the relay's thread only.
 */
final class RelayConnection implements ChannelHandler, Wire {
  private static final Logger LOG = System.getLogger(RelayConnection.class.getName());
  private static final int READS_PER_TURN = 4;
  private static final int MAX_DRAIN_BYTES = 1024 * 1024;
  private static final ByteBuffer NOTHING = ByteBuffer.allocate(0);

  private final SocketChannel channel;
  private final ClientTransport transport;
  private final SelectorLoop loop;
  private final ByteBuffer scratch;
  private final RelayLimits limits;
  private final RelayMeters meters;
  private final Runnable release;
  private final FrameQueue outbox;
  private final SelectionKey key;
  private Input input;
  private State state = State.OPEN;
  private ByteBuffer leftover = NOTHING;
  private long endAt;
  private int drained;

  private enum State {
    OPEN,
    /** More waits than may: what is written is dropped until the close frame comes. */
    OVERFLOWED,
    /** The last bytes are being sent. */
    ENDING,
    /** Our half is closed; what still comes is thrown away, since a reset could overtake ours. */
    DRAINING,
    CLOSED
  }

  /**
   * What all connections of a relay share.
   *
   * @param scratch for what is read and used at once
   */
  record Place(SelectorLoop loop, ByteBuffer scratch, RelayLimits limits, RelayMeters meters) {}

  /** Makes a transport; {@code resume} is to be run, by any thread, when it has waited. */
  @FunctionalInterface
  interface TransportFactory {
    ClientTransport make(SocketChannel channel, Runnable resume) throws IOException;
  }

  /**
   * Begins.
   *
   * @param firstInput takes the first bytes
   * @param release is run once, at the end
   * @throws IOException if the connection is broken already
   */
  RelayConnection(
      Place place,
      SocketChannel channel,
      TransportFactory transport,
      Input firstInput,
      Runnable release)
      throws IOException {
    this.channel = channel;
    this.loop = place.loop;
    this.scratch = place.scratch;
    this.limits = place.limits;
    this.meters = place.meters;
    this.release = release;
    this.outbox = new FrameQueue(limits.outboxFrames(), limits.outboxBytes());
    this.input = firstInput;
    this.transport = transport.make(channel, () -> loop.execute(this::again));
    this.key = loop.add(channel, SelectionKey.OP_READ, this);
  }

  private void again() {
    loop.soon(key);
  }

  /** Makes another input take the bytes from now on. */
  void become(Input next) {
    input = next;
  }

  /** Tells whether bytes of the application have a way: over TLS, after its handshake. */
  boolean isEstablished() {
    return transport.isEstablished();
  }

  @Override
  public void ready(SelectionKey ready) throws IOException {
    if (state == State.CLOSED) {
      return;
    }
    if (state == State.DRAINING) {
      drain();
      return;
    }
    read();
    send();
  }

  private void read() throws IOException {
    for (int i = 0; i < READS_PER_TURN; i++) {
      if (state != State.OPEN || !input.wantsBytes()) {
        return;
      }
      if (leftover.hasRemaining()) {
        input.take(leftover);
        continue;
      }
      ByteBuffer bytes = scratch.clear();
      int count = transport.read(bytes);
      if (count < 0) {
        close();
        return;
      }
      if (count == 0) {
        return;
      }
      input.take(bytes.flip());
      leftover =
          bytes.hasRemaining() ? ByteBuffer.allocate(bytes.remaining()).put(bytes).flip() : NOTHING;
    }
    // There may be more, in the socket or decrypted already: others first.
    again();
  }

  @Override
  public void write(ByteBuffer bytes) {
    switch (state) {
      case OPEN -> {
        if (!outbox.offer(bytes) && !(makeRoom() && outbox.offer(bytes))) {
          state = State.OVERFLOWED;
        }
        loop.outgoing(this);
      }
      case ENDING, DRAINING, CLOSED, OVERFLOWED -> LOG.log(Level.TRACE, "Written too late");
    }
  }

  /** Only what the client does not take counts against it, not what came together in one turn. */
  private boolean makeRoom() {
    try {
      transport.flush();
      meters.sent(outbox.writeTo(transport));
      return true;
    } catch (IOException e) {
      // To be met again, and answered, when this connection has its turn to send.
      LOG.log(Level.DEBUG, "Connection broken", e);
      return false;
    }
  }

  @Override
  public void end() {
    if (state == State.OPEN) {
      state = State.ENDING;
      endAt = loop.now() + limits.linger().toNanos();
      loop.outgoing(this);
    }
  }

  @Override
  public void send() throws IOException {
    if (state == State.OVERFLOWED) {
      // Room for the close frame, which the client may still read.
      outbox.forgetUnbegun();
      state = State.OPEN;
      input.overflowed();
    }
    if (state == State.CLOSED || state == State.DRAINING) {
      return;
    }
    boolean flushed = transport.flush();
    meters.sent(outbox.writeTo(transport));
    if (state == State.ENDING && flushed && outbox.isEmpty() && transport.flush()) {
      transport.endOutput();
      state = State.DRAINING;
    }
    key.interestOps(interest());
  }

  private int interest() {
    if (state == State.DRAINING) {
      return SelectionKey.OP_READ;
    }
    int own = transport.ownInterest();
    boolean reads = state == State.OPEN && (input.wantsBytes() || !transport.isEstablished());
    boolean writes = !outbox.isEmpty() && own != 0 && transport.isEstablished();
    return (reads ? own : own & ~SelectionKey.OP_READ) | (writes ? SelectionKey.OP_WRITE : 0);
  }

  private void drain() throws IOException {
    int count = transport.drain(scratch.clear());
    drained += Math.max(0, count);
    if (count < 0 || drained > MAX_DRAIN_BYTES) {
      close();
    }
  }

  @Override
  public boolean tick(long now) throws IOException {
    switch (state) {
      case OPEN -> {
        boolean wanted = input.wantsBytes();
        input.tick(now);
        if (!wanted && state == State.OPEN && input.wantsBytes()) {
          again();
        }
      }
      case ENDING, DRAINING -> {
        if (now - endAt >= 0) {
          close();
        }
      }
      case OVERFLOWED, CLOSED -> LOG.log(Level.TRACE, "Nothing waits for a time");
    }
    return true;
  }

  @Override
  public void goodBye() {
    if (state == State.OPEN) {
      input.goodBye();
    }
  }

  @Override
  public void failed(Throwable cause) {
    if (state != State.CLOSED) {
      LOG.log(Level.DEBUG, "Connection broken", cause);
      if (!(cause instanceof IOException)) {
        LOG.log(Level.WARNING, "A client of the relay is closed because of an error", cause);
      }
      close();
    }
  }

  @Override
  public void close() {
    if (state == State.CLOSED) {
      return;
    }
    boolean wasOpen = state == State.OPEN || state == State.OVERFLOWED;
    state = State.CLOSED;
    try {
      if (wasOpen) {
        input.lost();
      }
      channel.close();
    } catch (IOException e) {
      LOG.log(Level.DEBUG, "Connection did not close cleanly", e);
    } finally {
      release.run();
    }
  }
}
