package org.hiroba.bench.hub;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.util.ArrayList;
import java.util.List;

/**
 * The limit: one thread, and one system call a client and round. Every frame is encoded once, into
 * a buffer that all share. A client that falls behind by more than a quarter of it is dropped.
 */
public final class RawHub {
  private static final int READ_BYTES = 1 << 16;
  private static final int BACKLOG = 1_024;

  private final Selector selector = Selector.open();
  private final ServerSocketChannel server = ServerSocketChannel.open();
  private final SharedFrames frames = new SharedFrames();
  private final ByteBuffer scratch = ByteBuffer.allocateDirect(READ_BYTES);
  private final byte[] payload = new byte[READ_BYTES];
  private final List<RawClient> clients = new ArrayList<>();
  private final RawClient.Texts texts = this::share;

  private RawHub() throws IOException {
    server.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), BACKLOG);
    server.configureBlocking(false);
    server.register(selector, SelectionKey.OP_ACCEPT);
  }

  /** Serves until standard input ends. */
  public static void main(String[] args) throws IOException {
    RawHub hub = new RawHub();
    Parent.tell(hub.server.socket().getLocalPort());
    while (true) {
      hub.round();
    }
  }

  private void round() throws IOException {
    selector.select(this::ready);
    long end = frames.end();
    boolean anyGone = false;
    for (RawClient client : clients) {
      if (client.open && !client.blocked && client.position < end) {
        client.serve(frames);
      }
      anyGone |= client.gone;
    }
    if (anyGone) {
      clients.removeIf(client -> client.gone);
    }
    if (frames.isHalfFull()) {
      forget();
    }
  }

  private void ready(SelectionKey key) {
    try {
      if (key.isAcceptable()) {
        accept();
        return;
      }
      RawClient client = (RawClient) key.attachment();
      try {
        if (key.isWritable()) {
          client.blocked = false;
          key.interestOps(SelectionKey.OP_READ);
        }
        if (key.isReadable()) {
          client.read(scratch, payload, frames.end(), texts);
        }
      } catch (IOException e) {
        client.drop();
      }
    } catch (IOException e) {
      throw new IllegalStateException("Cannot accept", e);
    }
  }

  private void accept() throws IOException {
    for (SocketChannel channel = server.accept(); channel != null; channel = server.accept()) {
      channel.configureBlocking(false);
      channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
      SelectionKey key = channel.register(selector, SelectionKey.OP_READ);
      RawClient client = new RawClient(channel, key);
      key.attach(client);
      clients.add(client);
    }
  }

  /** Appends a text for all. */
  private void share(byte[] text, int length) throws IOException {
    if (!frames.hasRoom(length)) {
      forget();
    }
    frames.append(text, length);
  }

  /** Makes room: forgets what everybody has had, and drops who is too far behind. */
  private void forget() throws IOException {
    long end = frames.end();
    long keepFrom = end;
    for (RawClient client : clients) {
      if (client.open && end - client.position > SharedFrames.MOST_BEHIND) {
        client.drop();
      } else if (client.open) {
        keepFrom = Math.min(keepFrom, client.position);
      }
    }
    frames.forget(keepFrom);
  }
}
