package org.hiroba.netservice;

import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import org.hiroba.config.SourceKey;
import org.hiroba.netio.ChannelHandler;

/**
 * One TCP client, from accept to close. It is closed when it is idle or too old, whatever else it
 * does.
 */
abstract class TcpPeer implements ChannelHandler {
  private static final Logger LOG = System.getLogger(TcpPeer.class.getName());

  private final TcpListener listener;
  private final SourceKey source;
  private final long openedAt;
  private long movedAt;
  private boolean closed;

  /** The client. */
  final SocketChannel channel;

  TcpPeer(TcpListener listener, SocketChannel channel, SourceKey source) {
    this.listener = listener;
    this.channel = channel;
    this.source = source;
    this.openedAt = listener.now();
    this.movedAt = openedAt;
  }

  /** Begins the conversation. */
  abstract void open(SelectionKey key) throws IOException;

  /** Returns why the connection is over at this time in the view of its service, if it is. */
  boolean expired(long nanos) {
    return false;
  }

  /** Returns how long no byte has moved. */
  final Duration silence(long nanos) {
    return Duration.ofNanos(nanos - movedAt);
  }

  final SourceKey source() {
    return source;
  }

  final NetLimits limits() {
    return listener.limits();
  }

  final ListenerMeters meters() {
    return listener.meters();
  }

  final long now() {
    return listener.now();
  }

  /** Reads once; -1 at the end of the input. */
  final int read(ByteBuffer into) throws IOException {
    int count = channel.read(into);
    if (count > 0) {
      movedAt = now();
    }
    return count;
  }

  /** Writes what the socket takes just now. */
  final void write(ByteBuffer from) throws IOException {
    int count = channel.write(from);
    if (count > 0) {
      movedAt = now();
      meters().sent(count);
    }
  }

  @Override
  public final boolean tick(long nanos) {
    if (nanos - openedAt >= limits().total().toNanos()) {
      end(Drop.TOO_OLD);
    } else if (nanos - movedAt >= limits().idle().toNanos()) {
      end(Drop.IDLE);
    } else if (expired(nanos)) {
      close();
    }
    return true;
  }

  @Override
  public final void failed(Throwable cause) {
    LOG.log(Level.DEBUG, "Connection broken", cause);
    end(Drop.BROKEN);
  }

  /** Counts why and closes. */
  final void end(Drop reason) {
    if (!closed) {
      meters().dropped(reason);
    }
    close();
  }

  @Override
  public final void close() {
    if (closed) {
      return;
    }
    closed = true;
    listener.released(this);
    try {
      channel.close();
    } catch (IOException e) {
      LOG.log(Level.DEBUG, "Connection did not close cleanly", e);
    }
  }
}
