package org.hiroba.relay;

import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.net.UnknownHostException;
import java.nio.ByteBuffer;
import java.nio.channels.ServerSocketChannel;
import java.time.Clock;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.hiroba.health.Meters;
import org.hiroba.health.Workers;
import org.hiroba.netio.SelectorLoop;
import org.hiroba.relay.port.ProtocolEngine;
import org.jspecify.annotations.Nullable;

/**
 * A running relay. Thread-safe. One thread, {@code hiroba-relay}, serves all clients; with TLS a
 * second one does the expensive steps of handshakes and looks at the certificate's files.
 */
public final class Relay implements AutoCloseable {
  private static final Logger LOG = System.getLogger(Relay.class.getName());
  private static final String THREAD = "hiroba-relay";
  private static final int BACKLOG = 128;
  private static final int SOCKET_BUFFER_BYTES = 64 * 1024;

  private final ProtocolEngine engine;
  private final RelayLimits limits;
  private final Encryption encryption;
  private final InetSocketAddress address;
  private final SelectorLoop loop;
  private final RelayPlaces places;
  private volatile Optional<String> trouble = Optional.empty();
  private boolean closed;

  /**
   * Opens a relay that nobody counts for.
   *
   * @param engine speaks the protocol; belongs to the relay from now on, also when it fails
   * @throws RelayException if the port cannot be opened or the certificate is no good
   */
  public static Relay open(RelayOptions options, ProtocolEngine engine, RelayHooks hooks)
      throws RelayException {
    return open(options, engine, hooks, Meters.NONE);
  }

  /**
   * Opens a relay.
   *
   * @param engine speaks the protocol; belongs to the relay from now on, also when it fails
   * @param meters counts under names that begin with {@code hiroba_relay_}
   * @throws RelayException if the port cannot be opened or the certificate is no good
   */
  public static Relay open(
      RelayOptions options, ProtocolEngine engine, RelayHooks hooks, Meters meters)
      throws RelayException {
    return open(
        options, engine, hooks, meters, Clock.system(ZoneId.systemDefault()), System::nanoTime);
  }

  static Relay open(
      RelayOptions options,
      ProtocolEngine engine,
      RelayHooks hooks,
      Meters meters,
      Clock clock,
      LongSupplier nanoTime)
      throws RelayException {
    @Nullable Encryption encryption = null;
    @Nullable ServerSocketChannel server = null;
    try {
      encryption = Encryption.of(options, clock);
      server = bind(options);
      RelayMeters counted = new RelayMeters(meters);
      HandshakeGuard guard =
          new HandshakeGuard(options.tls().isPresent(), options.origins(), nanoTime);
      RelayHub hub = new RelayHub(engine, guard, hooks, counted, clock);
      return new Relay(options.limits(), engine, encryption, server, hub, counted, nanoTime);
    } catch (IOException | RelayException e) {
      abandon(engine, encryption, server);
      if (e instanceof RelayException known) {
        throw known;
      }
      throw new RelayException("The relay does not start: " + e.getMessage(), e);
    }
  }

  private Relay(
      RelayLimits limits,
      ProtocolEngine engine,
      Encryption encryption,
      ServerSocketChannel server,
      RelayHub hub,
      RelayMeters meters,
      LongSupplier nanoTime)
      throws IOException {
    this.limits = limits;
    this.engine = engine;
    this.encryption = encryption;
    this.address = (InetSocketAddress) server.getLocalAddress();
    this.loop = new SelectorLoop(THREAD, nanoTime, this::died);
    RelayConnection.Place place =
        new RelayConnection.Place(
            loop, ByteBuffer.allocateDirect(ClientTransport.READ_BYTES), limits, meters);
    this.places = new RelayPlaces(limits, meters);
    Acceptor.Entrance entrance =
        (channel, remote, seat) -> {
          HandshakeInput handshake =
              new HandshakeInput(
                  limits,
                  meters,
                  (head, connection) -> {
                    HandshakeGuard.Handshake checked = hub.check(head, remote);
                    seat.join();
                    return hub.enter(checked, connection, remote, place);
                  },
                  loop.now());
          RelayConnection connection =
              new RelayConnection(place, channel, encryption::transport, handshake, seat::release);
          handshake.of(connection);
          return connection;
        };
    // Registers itself with the loop.
    var unused = new Acceptor(server, loop, places, meters, entrance, problem -> trouble = problem);
    loop.start();
  }

  private static ServerSocketChannel bind(RelayOptions options) throws RelayException {
    try {
      ServerSocketChannel server = ServerSocketChannel.open();
      try {
        // What a client may fill in the operating system; sockets accepted later inherit it.
        server.setOption(StandardSocketOptions.SO_RCVBUF, SOCKET_BUFFER_BYTES);
        InetAddress host = InetAddress.getByName(options.host());
        server.bind(new InetSocketAddress(host, options.port()), BACKLOG);
        return server;
      } catch (IOException e) {
        server.close();
        throw e;
      }
    } catch (UnknownHostException e) {
      throw new RelayException(
          "The host " + options.host() + " is not known. Name an address or a known name.", e);
    } catch (IOException e) {
      String place = "port " + options.port() + " of " + options.host();
      boolean taken =
          e instanceof BindException && String.valueOf(e.getMessage()).contains("in use");
      throw new RelayException(
          taken
              ? place + " is in use. Stop the other program, or choose another port, 0 for any."
              : "The relay cannot listen on " + place + ": " + e.getMessage(),
          e);
    }
  }

  private static void abandon(
      ProtocolEngine engine,
      @Nullable Encryption encryption,
      @Nullable ServerSocketChannel server) {
    engine.close();
    if (encryption != null) {
      encryption.close();
    }
    if (server != null) {
      try {
        server.close();
      } catch (IOException e) {
        LOG.log(Level.WARNING, "The relay's listener did not close cleanly", e);
      }
    }
  }

  private void died(Throwable cause) {
    LOG.log(Level.ERROR, "The relay has ended; restart it", cause);
    trouble = Optional.of("ended by " + cause + "; restart it");
  }

  /** Returns where it listens. */
  public InetSocketAddress address() {
    return address;
  }

  /** Returns the threads that run now, for the watchdog. */
  List<Workers> threads() {
    List<Workers> threads = new ArrayList<>(encryption.threads());
    threads.add(loop.threads());
    if (engine instanceof LoadedEngine loaded) {
      threads.add(loaded.timer().workers());
    }
    return threads;
  }

  /** Returns what does not work just now, if anything: in one line, with what to do. */
  public Optional<String> trouble() {
    return trouble.or(encryption::trouble);
  }

  /** Says good-bye with 1001, closes everything and ends the threads; returns when that is done. */
  @Override
  public synchronized void close() {
    if (closed) {
      return;
    }
    closed = true;
    CountDownLatch empty = new CountDownLatch(1);
    loop.execute(
        () -> {
          loop.goodBye();
          places.whenEmpty(empty::countDown);
        });
    try {
      var unused = empty.await(limits.linger().toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    loop.stop();
    encryption.close();
    engine.close();
  }
}
