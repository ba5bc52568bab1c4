package org.hiroba.netservice;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.SocketChannel;
import org.hiroba.config.SourceKey;

/**
 * A client of the daytime service: it is sent the time, and what it says is thrown away (RFC 867,
 * "TCP Based Daytime Service").
 *
 * <p>After the line only our half is closed. The other half is read until the client closes too: to
 * close over unread input would send a reset, which can destroy the line before the client reads it
 * (RFC 1122 §4.2.2.13).
 */
final class DaytimePeer extends TcpPeer {
  private final ByteBuffer line;
  private final ByteBuffer waste;
  private int drained;
  private long answeredAt;
  private boolean answered;

  /**
   * Makes a conversation.
   *
   * @param waste where input is thrown; shared by all, since nobody looks at it
   */
  DaytimePeer(
      TcpListener listener,
      SocketChannel channel,
      SourceKey source,
      byte[] line,
      ByteBuffer waste) {
    super(listener, channel, source);
    this.line = ByteBuffer.wrap(line);
    this.waste = waste;
  }

  @Override
  void open(SelectionKey key) throws IOException {
    answer(key);
  }

  @Override
  public void ready(SelectionKey key) throws IOException {
    if (!answered) {
      answer(key);
    }
    if (key.isReadable()) {
      drain();
    }
  }

  private void answer(SelectionKey key) throws IOException {
    write(line);
    if (line.hasRemaining()) {
      key.interestOps(SelectionKey.OP_READ | SelectionKey.OP_WRITE);
      return;
    }
    answered = true;
    answeredAt = now();
    meters().answered();
    channel.shutdownOutput();
    key.interestOps(SelectionKey.OP_READ);
  }

  private void drain() throws IOException {
    waste.clear();
    int count = read(waste);
    if (count < 0) {
      // A client may close its half first and still wait for the line.
      if (answered) {
        close();
      }
      return;
    }
    drained += count;
    if (drained > limits().drainBytes()) {
      end(Drop.TOO_MUCH_INPUT);
    }
  }

  @Override
  boolean expired(long nanos) {
    return answered && nanos - answeredAt >= limits().linger().toNanos();
  }
}
