package org.hiroba.relay;

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
import java.util.Optional;
import java.util.function.Consumer;
import org.hiroba.config.SourceKey;
import org.hiroba.netio.ChannelHandler;
import org.hiroba.netio.SelectorLoop;

/** Lets clients in, within the limits per source and together. Used by the relay's thread only. */
final class Acceptor implements ChannelHandler {
  private static final Logger LOG = System.getLogger(Acceptor.class.getName());
  private static final int ACCEPTS_PER_TURN = 16;
  private static final int SOCKET_BUFFER_BYTES = 64 * 1024;
  private static final long PAUSE_NANOS = Duration.ofSeconds(1).toNanos();

  private final ServerSocketChannel server;
  private final SelectorLoop loop;
  private final RelayPlaces places;
  private final RelayMeters meters;
  private final Entrance entrance;
  private final Consumer<Optional<String>> onTrouble;
  private final SelectionKey key;
  private boolean paused;
  private long pausedAt;

  /** Begins a connection, whose first turn comes later; it releases the place at its end. */
  @FunctionalInterface
  interface Entrance {
    ChannelHandler enter(SocketChannel channel, InetSocketAddress remote, RelayPlaces.Place place)
        throws IOException;
  }

  /**
   * Makes an acceptor.
   *
   * @param onTrouble hears why nobody can be let in just now, and that it works again
   */
  Acceptor(
      ServerSocketChannel server,
      SelectorLoop loop,
      RelayPlaces places,
      RelayMeters meters,
      Entrance entrance,
      Consumer<Optional<String>> onTrouble)
      throws IOException {
    this.server = server;
    this.loop = loop;
    this.places = places;
    this.meters = meters;
    this.entrance = entrance;
    this.onTrouble = onTrouble;
    this.key = loop.add(server, SelectionKey.OP_ACCEPT, this);
  }

  @Override
  public void ready(SelectionKey ready) throws IOException {
    for (int i = 0; i < ACCEPTS_PER_TURN && server.isOpen(); i++) {
      SocketChannel channel;
      try {
        channel = server.accept();
      } catch (ClosedChannelException e) {
        throw e;
      } catch (IOException e) {
        pause(e);
        return;
      }
      if (channel == null) {
        return;
      }
      admit(channel);
    }
  }

  /** Without a pause the loop would spin: the client that could not be accepted still waits. */
  private void pause(IOException cause) {
    LOG.log(Level.WARNING, "The relay cannot accept connections, trying on", cause);
    onTrouble.accept(
        Optional.of(
            "cannot accept connections: "
                + cause.getMessage()
                + "; tried again every second. If files ran out, raise the limit (ulimit -n)"));
    paused = true;
    pausedAt = loop.now();
    key.interestOps(0);
  }

  private void admit(SocketChannel channel) {
    try {
      InetSocketAddress remote = (InetSocketAddress) channel.getRemoteAddress();
      SourceKey source = SourceKey.of(remote.getAddress());
      Optional<String> refusal = places.refusal(source);
      if (refusal.isPresent()) {
        meters.dropped(refusal.get());
        channel.close();
        return;
      }
      channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
      channel.setOption(StandardSocketOptions.SO_SNDBUF, SOCKET_BUFFER_BYTES);
      RelayPlaces.Place place = places.new Place(source);
      place.take(entrance.enter(channel, remote, place));
    } catch (IOException | RuntimeException | Error e) {
      // One client's trouble is its own: it may be gone already.
      LOG.log(Level.DEBUG, "Client lost while it was accepted", e);
      meters.dropped("broken");
      closeQuietly(channel);
    }
  }

  private static void closeQuietly(SocketChannel channel) {
    try {
      channel.close();
    } catch (IOException e) {
      LOG.log(Level.DEBUG, "Connection did not close cleanly", e);
    }
  }

  @Override
  public boolean tick(long now) {
    if (paused && now - pausedAt >= PAUSE_NANOS && key.isValid()) {
      paused = false;
      onTrouble.accept(Optional.empty());
      key.interestOps(SelectionKey.OP_ACCEPT);
    }
    return paused;
  }

  @Override
  public void failed(Throwable cause) {
    LOG.log(Level.ERROR, "The relay accepts nobody any more; restart it", cause);
    onTrouble.accept(Optional.of("ended by an error: " + cause + "; restart to open it again"));
    close();
  }

  @Override
  public void close() {
    try {
      server.close();
    } catch (IOException e) {
      LOG.log(Level.WARNING, "The relay's listener did not close cleanly", e);
    }
  }
}
