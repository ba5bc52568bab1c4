package org.hiroba.netservice;

import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.SelectionKey;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import org.hiroba.config.SourceKey;
import org.hiroba.netio.ChannelHandler;
import org.hiroba.netio.SelectorLoop;
import org.jspecify.annotations.Nullable;

/** Accepts the clients of one TCP service, within the limits per source and together. */
final class TcpListener implements ChannelHandler {
  private static final Logger LOG = System.getLogger(TcpListener.class.getName());
  private static final int ACCEPTS_PER_TURN = 16;
  private static final long PAUSE_NANOS = Duration.ofSeconds(1).toNanos();

  private final Service service;
  private final NetLimits limits;
  private final LongSupplier nanoTime;
  private final SelectorLoop loop;
  private final ServerSocketChannel server;
  private final Acceptor acceptor;
  private final Map<SourceKey, Integer> perSource = new HashMap<>();
  private final Set<TcpPeer> peers = new HashSet<>();
  private @Nullable SelectionKey pausedKey;
  private long pausedAt;

  /** What this listener serves and where it reports. */
  record Service(
      ListenerState state,
      ListenerMeters meters,
      PeerFactory peers,
      Consumer<InetSocketAddress> onConnect) {}

  /** Makes the conversation of a service. */
  @FunctionalInterface
  interface PeerFactory {
    TcpPeer make(TcpListener listener, SocketChannel channel, SourceKey source);
  }

  /** Takes the next client that waits, if one does. */
  @FunctionalInterface
  interface Acceptor {
    @Nullable SocketChannel accept() throws IOException;
  }

  TcpListener(
      Service service,
      NetLimits limits,
      LongSupplier nanoTime,
      SelectorLoop loop,
      ServerSocketChannel server,
      Acceptor acceptor) {
    this.service = service;
    this.limits = limits;
    this.nanoTime = nanoTime;
    this.loop = loop;
    this.server = server;
    this.acceptor = acceptor;
  }

  @Override
  public void ready(SelectionKey key) throws IOException {
    for (int turn = 0; turn < ACCEPTS_PER_TURN; turn++) {
      SocketChannel channel;
      try {
        channel = acceptor.accept();
      } catch (ClosedChannelException e) {
        throw e;
      } catch (IOException e) {
        pause(key, e);
        return;
      }
      if (channel == null) {
        return;
      }
      service.state.recovered();
      admit(channel);
    }
  }

  /** Without a pause the loop would spin: the client that could not be accepted still waits. */
  private void pause(SelectionKey key, IOException cause) {
    service.state.troubled(
        "cannot accept connections: "
            + cause.getMessage()
            + "; tried again every second. If files ran out, raise the server's limit (ulimit -n)");
    LOG.log(Level.WARNING, service.state.name() + " cannot accept connections, trying on", cause);
    key.interestOps(0);
    pausedKey = key;
    pausedAt = now();
  }

  private void admit(SocketChannel channel) {
    TcpPeer peer = null;
    try {
      InetSocketAddress remote = (InetSocketAddress) channel.getRemoteAddress();
      SourceKey source = SourceKey.of(remote.getAddress());
      if (isOverLimit(source)) {
        channel.close();
        return;
      }
      channel.setOption(StandardSocketOptions.SO_SNDBUF, Sockets.SOCKET_BUFFER_BYTES);
      peer = service.peers.make(this, channel, source);
      peers.add(peer);
      perSource.merge(source, 1, Integer::sum);
      service.meters.open(peers.size());
      SelectionKey key = loop.add(channel, SelectionKey.OP_READ, peer);
      service.onConnect.accept(remote);
      peer.open(key);
    } catch (IOException | RuntimeException | Error e) {
      // One client's trouble is its own: it may be gone already.
      if (peer != null) {
        peer.failed(e);
      } else {
        abandon(channel, e);
      }
    }
  }

  private boolean isOverLimit(SourceKey source) {
    if (peers.size() >= limits.tcpTogether() && !makeRoom()) {
      service.meters.dropped(Drop.TOTAL_LIMIT);
      return true;
    }
    if (perSource.getOrDefault(source, 0) >= limits.tcpPerSource()) {
      service.meters.dropped(Drop.SOURCE_LIMIT);
      return true;
    }
    return false;
  }

  /** Who says nothing for long gives its place to a newcomer. */
  private boolean makeRoom() {
    long now = now();
    Optional<TcpPeer> quietest =
        peers.stream().max(Comparator.comparing(peer -> peer.silence(now)));
    if (quietest.isEmpty() || quietest.get().silence(now).compareTo(limits.spareAfter()) < 0) {
      return false;
    }
    quietest.get().end(Drop.TOTAL_LIMIT);
    return true;
  }

  private void abandon(SocketChannel channel, Throwable cause) {
    LOG.log(Level.DEBUG, "Client lost while it was accepted", cause);
    service.meters.dropped(Drop.BROKEN);
    try {
      channel.close();
    } catch (IOException e) {
      LOG.log(Level.DEBUG, "Connection did not close cleanly", e);
    }
  }

  void released(TcpPeer peer) {
    peers.remove(peer);
    perSource.computeIfPresent(peer.source(), (key, count) -> count == 1 ? null : count - 1);
    service.meters.open(peers.size());
  }

  long now() {
    return nanoTime.getAsLong();
  }

  NetLimits limits() {
    return limits;
  }

  ListenerMeters meters() {
    return service.meters;
  }

  @Override
  public boolean tick(long nanos) {
    SelectionKey key = pausedKey;
    if (key != null && nanos - pausedAt >= PAUSE_NANOS && key.isValid()) {
      pausedKey = null;
      key.interestOps(SelectionKey.OP_ACCEPT);
    }
    return pausedKey != null;
  }

  @Override
  public void failed(Throwable cause) {
    LOG.log(Level.ERROR, service.state.name() + " has ended; restart to open it again", cause);
    service.state.failed("ended by an error: " + cause + "; restart to open it again");
    close();
  }

  @Override
  public void close() {
    try {
      server.close();
    } catch (IOException e) {
      LOG.log(Level.WARNING, service.state.name() + " did not close cleanly", e);
    }
  }
}
