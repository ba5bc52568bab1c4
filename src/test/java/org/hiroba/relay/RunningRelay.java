package org.hiroba.relay;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import org.hiroba.health.WatchedTimer;
import org.hiroba.ops.MeterSample;
import org.hiroba.ops.PrometheusMeters;
import org.hiroba.relay.tyrus.TyrusEngine;

/**
 * A relay on loopback, on a port that the system chooses; its time stands still unless the test
 * moves it.
 */
final class RunningRelay implements AutoCloseable {
  static final Instant NOW = Instant.parse("2026-11-21T07:06:05Z");

  final PrometheusMeters meters = new PrometheusMeters();
  final Relay relay;
  private final boolean tls;
  private final RelayLimits limits;
  private final AtomicLong added = new AtomicLong();

  RunningRelay(Optional<TlsFiles> tls, RelayLimits limits) throws RelayException {
    this(tls, limits, new RelayHooks() {});
  }

  RunningRelay(Optional<TlsFiles> tls, RelayLimits limits, RelayHooks hooks) throws RelayException {
    this.tls = tls.isPresent();
    this.limits = limits;
    RelayOptions options =
        new RelayOptions("127.0.0.1", 0, tls, Set.of("https://chat.example.com"), limits);
    relay =
        Relay.open(
            options,
            new TyrusEngine(
                RelayHub.ROOMS, limits.messageBytes(), new WatchedTimer("hiroba-relay-engine")),
            hooks,
            meters,
            Clock.fixed(NOW, ZoneOffset.UTC),
            added::get);
  }

  /** Lets the time go on, for the relay. */
  void pass(Duration time) {
    added.addAndGet(time.toNanos());
  }

  RelayLimits limits() {
    return limits;
  }

  int port() {
    return relay.address().getPort();
  }

  /** Connects without a word. */
  RawPeer connect() {
    return RawPeer.connect(port(), tls);
  }

  /** Connects and shakes hands. */
  RawPeer join() {
    return join("/");
  }

  RawPeer join(String path) {
    RawPeer peer = connect();
    peer.send(RawPeer.handshake(path));
    String answer = peer.head();
    if (!answer.startsWith("HTTP/1.1 101 ")) {
      throw new AssertionError(answer);
    }
    return peer;
  }

  /** Returns a meter's value, the sum over its labels if none are named. */
  double meter(String name, String... labelValues) {
    return meters.samples().stream()
        .filter(sample -> sample.name().equals("hiroba_relay_" + name))
        .filter(sample -> sample.labels().values().containsAll(Arrays.asList(labelValues)))
        .mapToDouble(MeterSample::value)
        .sum();
  }

  static Optional<TlsFiles> certificate(Path folder) {
    try {
      return Optional.of(
          TestCertificate.make(folder, "EC", "-groupname", "secp256r1").write(folder, "server"));
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  @Override
  public void close() {
    relay.close();
  }
}
