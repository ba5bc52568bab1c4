package org.hiroba.relay;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.SocketChannel;

/** Moves a client's bytes, plain or through TLS; never blocks. Used by the relay's thread only. */
interface ClientTransport {
  /** Room that {@link #read} needs: a TLS record's content and some. */
  int READ_BYTES = 32 * 1024;

  /**
   * Reads what is there.
   *
   * @param into at least {@link #READ_BYTES} of room
   * @return bytes read, 0 if none are there, -1 at the end of the input
   * @throws IOException if the connection or its encryption broke
   */
  int read(ByteBuffer into) throws IOException;

  /** Writes what can be written now; what it took is sent or kept, but no more than a record. */
  void write(ByteBuffer[] from, int count) throws IOException;

  /** Sends what it kept; true if nothing is kept any more. */
  boolean flush() throws IOException;

  /** Returns the operations that it waits for, when it waits for itself. */
  int ownInterest();

  /** Tells whether bytes of the application can flow. */
  boolean isEstablished();

  /** Says good-bye and closes our half, once everything is flushed. */
  void endOutput() throws IOException;

  /** Reads and forgets; -1 at the end of the input. Only after {@link #endOutput}. */
  int drain(ByteBuffer scratch) throws IOException;

  /** Bytes straight on TCP. */
  final class Plain implements ClientTransport {
    private final SocketChannel channel;

    Plain(SocketChannel channel) {
      this.channel = channel;
    }

    @Override
    public int read(ByteBuffer into) throws IOException {
      return channel.read(into);
    }

    @Override
    public void write(ByteBuffer[] from, int count) throws IOException {
      channel.write(from, 0, count);
    }

    @Override
    public boolean flush() {
      return true;
    }

    @Override
    public int ownInterest() {
      return SelectionKey.OP_READ;
    }

    @Override
    public boolean isEstablished() {
      return true;
    }

    @Override
    public void endOutput() throws IOException {
      channel.shutdownOutput();
    }

    @Override
    public int drain(ByteBuffer scratch) throws IOException {
      return channel.read(scratch);
    }
  }
}
