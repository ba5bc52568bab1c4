package org.hiroba.relay;

import java.io.IOException;
import java.nio.channels.SocketChannel;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.hiroba.health.Beat;
import org.hiroba.health.WatchedTimer;
import org.hiroba.health.Workers;

/** Makes the transports of clients: with TLS or without. Thread-safe. */
interface Encryption extends AutoCloseable {
  /** Makes a transport; {@code resume} is run, on any thread, when it has waited. */
  ClientTransport transport(SocketChannel channel, Runnable resume) throws IOException;

  /** Returns what is wrong with the certificate's files now, if anything is. */
  Optional<String> trouble();

  /** Returns the threads, for the watchdog. */
  List<Workers> threads();

  @Override
  void close();

  /**
   * Makes what the options ask for.
   *
   * @throws RelayException if the certificate is no good
   */
  static Encryption of(RelayOptions options, Clock clock) throws RelayException {
    return options.tls().isPresent()
        ? new Tls(new TlsIdentity(options.tls().get(), clock), options.limits())
        : new None();
  }

  /** Plain TCP. */
  final class None implements Encryption {
    @Override
    public ClientTransport transport(SocketChannel channel, Runnable resume) {
      return new ClientTransport.Plain(channel);
    }

    @Override
    public Optional<String> trouble() {
      return Optional.empty();
    }

    @Override
    public List<Workers> threads() {
      return List.of();
    }

    @Override
    public void close() {
      // Nothing to free.
    }
  }

  /** TLS, with a thread of its own for what takes long. */
  final class Tls implements Encryption {
    private final TlsIdentity identity;
    private final WatchedTimer helper = new WatchedTimer("hiroba-relay-tls");

    Tls(TlsIdentity identity, RelayLimits limits) {
      this.identity = identity;
      helper.every(limits.pemCheck(), "relay-certificate", this::lookAtFiles);
    }

    private void lookAtFiles() {
      Beat.waits();
      try {
        identity.refresh();
      } finally {
        Beat.goesOn();
      }
    }

    @Override
    public List<Workers> threads() {
      return List.of(helper.workers());
    }

    @Override
    public ClientTransport transport(SocketChannel channel, Runnable resume) throws IOException {
      return new TlsTransport(channel, identity.newEngine(), helper, resume);
    }

    @Override
    public Optional<String> trouble() {
      return identity.trouble();
    }

    @Override
    public void close() {
      helper.shutdownNow();
      boolean interrupted = false;
      try {
        var unused = helper.awaitTermination(2, TimeUnit.SECONDS);
      } catch (InterruptedException e) {
        interrupted = true;
      }
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }
}
