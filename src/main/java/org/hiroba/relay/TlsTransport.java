package org.hiroba.relay;

import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.SocketChannel;
import java.util.concurrent.Executor;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLEngineResult;
import javax.net.ssl.SSLEngineResult.HandshakeStatus;
import javax.net.ssl.SSLEngineResult.Status;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;

/**
 * TLS on a channel that never blocks. A record is decrypted straight into the reader's buffer; one
 * encrypted record at most waits to be sent.
 */
final class TlsTransport implements ClientTransport {
  private static final Logger LOG = System.getLogger(TlsTransport.class.getName());
  private static final ByteBuffer NOTHING = ByteBuffer.allocate(0);

  private final SocketChannel channel;
  private final SSLEngine engine;
  private final Executor tasks;
  private final Runnable afterTask;

  /** What came and is not decrypted yet, ready to be read. */
  private ByteBuffer in = NOTHING;

  /** What is encrypted and not sent yet, ready to be read. */
  private ByteBuffer out = NOTHING;

  private boolean established;
  private volatile boolean busy;

  /** Why a step of the handshake failed: the engine would wait for that step for ever. */
  private volatile @Nullable Throwable failure;

  /**
   * Makes a transport.
   *
   * @param tasks does the expensive steps of a handshake
   * @param afterTask makes the relay's thread go on with this client
   * @throws SSLException if the engine cannot begin
   */
  TlsTransport(SocketChannel channel, SSLEngine engine, Executor tasks, Runnable afterTask)
      throws SSLException {
    engine.beginHandshake();
    this.channel = channel;
    this.engine = engine;
    this.tasks = tasks;
    this.afterTask = afterTask;
  }

  @Override
  public int read(ByteBuffer into) throws IOException {
    try {
      return decrypt(into);
    } catch (SSLException e) {
      sendAlert();
      throw e;
    }
  }

  private int decrypt(ByteBuffer into) throws IOException {
    while (!busy) {
      switch (engine.getHandshakeStatus()) {
        case NEED_TASK -> startTask();
        case NEED_WRAP -> {
          // Nothing is read while an answer cannot be sent, so nobody can make us pile them up.
          if (!flush() || !encrypt(new ByteBuffer[] {NOTHING}, 1)) {
            return 0;
          }
        }
        default -> {
          int before = into.position();
          SSLEngineResult result = engine.unwrap(in, into);
          note(result);
          if (into.position() > before) {
            return into.position() - before;
          }
          if (result.getStatus() == Status.CLOSED) {
            return -1;
          }
          if (result.getStatus() == Status.BUFFER_UNDERFLOW) {
            int count = fill();
            if (count <= 0) {
              return count;
            }
          }
        }
      }
    }
    return 0;
  }

  /** Reads more of a record; the room for it is given back once all of it is decrypted. */
  private int fill() throws IOException {
    int wanted = engine.getSession().getPacketBufferSize();
    if (in.capacity() < wanted) {
      in = ByteBuffer.allocate(wanted).put(in).flip();
    }
    in.compact();
    int count;
    try {
      count = channel.read(in);
    } finally {
      in.flip();
    }
    if (count <= 0 && !in.hasRemaining()) {
      in = NOTHING;
    }
    return count;
  }

  private void startTask() throws SSLException {
    Runnable task = engine.getDelegatedTask();
    Throwable failed = failure;
    if (task == null || failed != null) {
      throw new SSLException("a step of the handshake failed: " + failed);
    }
    busy = true;
    tasks.execute(
        () -> {
          try {
            task.run();
          } catch (RuntimeException | Error e) {
            // This client's alone: the same thread serves the next one.
            LOG.log(Level.WARNING, "A step of a TLS handshake failed", e);
            failure = e;
          } finally {
            busy = false;
            afterTask.run();
          }
        });
  }

  @Override
  public void write(ByteBuffer[] from, int count) throws IOException {
    while (established && !busy && flush() && hasRemaining(from, count)) {
      if (!encrypt(from, count)) {
        return;
      }
    }
  }

  private static boolean hasRemaining(ByteBuffer[] from, int count) {
    for (int i = 0; i < count; i++) {
      if (from[i].hasRemaining()) {
        return true;
      }
    }
    return false;
  }

  /** Makes one record and sends what the socket takes of it; false if it took not all. */
  private boolean encrypt(ByteBuffer[] from, int count) throws IOException {
    ByteBuffer record = ByteBuffer.allocate(engine.getSession().getPacketBufferSize());
    SSLEngineResult result = engine.wrap(from, 0, count, record);
    note(result);
    out = record.flip();
    return flush() && result.getStatus() == Status.OK && result.bytesProduced() > 0;
  }

  private void note(SSLEngineResult result) throws SSLException {
    if (result.getStatus() == Status.CLOSED) {
      return;
    }
    HandshakeStatus status = result.getHandshakeStatus();
    if (status == HandshakeStatus.NOT_HANDSHAKING || status == HandshakeStatus.FINISHED) {
      established = true;
    } else if (established && engine.getSession().getProtocol().equals("TLSv1.2")) {
      // A second handshake costs us much more than the client (CVE-2011-1473).
      throw new SSLException("renegotiation is not allowed");
    }
  }

  @Override
  public boolean flush() throws IOException {
    if (out.hasRemaining()) {
      channel.write(out);
    }
    if (out.hasRemaining()) {
      return false;
    }
    out = NOTHING;
    return true;
  }

  @Override
  public int ownInterest() {
    if (busy) {
      return 0;
    }
    return out.hasRemaining() ? SelectionKey.OP_WRITE : SelectionKey.OP_READ;
  }

  @Override
  public boolean isEstablished() {
    return established;
  }

  @Override
  public void endOutput() throws IOException {
    engine.closeOutbound();
    sendAlert();
    channel.shutdownOutput();
  }

  /** Sends what TLS has to say at the end, if the socket takes it: nobody waits for that. */
  private void sendAlert() throws IOException {
    if (busy || !flush() || engine.isOutboundDone()) {
      return;
    }
    try {
      while (engine.getHandshakeStatus() == HandshakeStatus.NEED_WRAP
          && encrypt(new ByteBuffer[] {NOTHING}, 1)) {
        LOG.log(Level.TRACE, "A farewell record was sent");
      }
    } catch (SSLException e) {
      LOG.log(Level.DEBUG, "No TLS alert could be made", e);
    }
  }

  @Override
  public int drain(ByteBuffer scratch) throws IOException {
    return channel.read(scratch);
  }
}
