package org.hiroba.netservice;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.SocketChannel;
import org.hiroba.config.SourceKey;

/**
 * A client of the echo service: every byte comes back as it was, until the client closes (RFC 862,
 * "TCP Based Echo Service").
 *
 * <p>Nothing is read while something is unsent, so a client that does not read its echo stops being
 * read, and one buffer is all it costs.
 */
final class EchoPeer extends TcpPeer {
  private ByteBuffer unsent;
  private boolean inputEnded;

  EchoPeer(TcpListener listener, SocketChannel channel, SourceKey source, byte[] greeting) {
    super(listener, channel, source);
    this.unsent = ByteBuffer.wrap(greeting).asReadOnlyBuffer();
  }

  @Override
  void open(SelectionKey key) throws IOException {
    meters().answered();
    write(unsent);
    await(key);
  }

  @Override
  public void ready(SelectionKey key) throws IOException {
    if (unsent.hasRemaining()) {
      write(unsent);
    } else if (!inputEnded) {
      echo();
    }
    if (inputEnded && !unsent.hasRemaining()) {
      close();
    } else {
      await(key);
    }
  }

  private void echo() throws IOException {
    if (unsent.isReadOnly()) {
      // Made at the first byte: a client that only connects costs none.
      unsent = ByteBuffer.allocate(limits().bufferBytes());
    }
    unsent.clear();
    inputEnded = read(unsent) < 0;
    unsent.flip();
    write(unsent);
  }

  private void await(SelectionKey key) {
    key.interestOps(unsent.hasRemaining() ? SelectionKey.OP_WRITE : SelectionKey.OP_READ);
  }
}
