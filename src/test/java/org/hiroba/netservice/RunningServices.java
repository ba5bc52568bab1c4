package org.hiroba.netservice;

import static org.awaitility.Awaitility.await;

import java.io.Closeable;
import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.hiroba.config.ListenerSettings;
import org.hiroba.config.PortSetting;
import org.hiroba.health.CheckResult;
import org.hiroba.ops.MeterSample;
import org.hiroba.ops.PrometheusMeters;
import org.jspecify.annotations.Nullable;

/**
 * All services on free ports of the loopback address, with a clock that stands still and a time for
 * deadlines that the test moves.
 */
final class RunningServices implements Closeable {
  static final Instant NOON = Instant.parse("2026-11-21T07:06:00Z");
  static final String RFC867_LINE = "Saturday, November 21, 2026 07:06:00-UTC\r\n";
  static final int READ_TIMEOUT_MILLIS = 10_000;

  final AtomicLong nanos = new AtomicLong();
  final PrometheusMeters meters = new PrometheusMeters();
  final NetworkServices services;
  private final List<Closeable> clients = new ArrayList<>();

  RunningServices(NetLimits limits) {
    this(settings(), limits, Clock.fixed(NOON, ZoneOffset.UTC));
  }

  RunningServices(ListenerSettings settings) {
    this(settings, NetLimits.defaults(), Clock.fixed(NOON, ZoneOffset.UTC));
  }

  RunningServices(ListenerSettings settings, NetLimits limits, Clock clock) {
    services =
        new NetworkServices(
            settings, limits, clock, nanos::get, InetAddress::getHostAddress, meters);
    services.start();
  }

  static ListenerSettings settings() {
    return settings("rfc867", ZoneId.of("UTC"), Optional.empty());
  }

  static ListenerSettings settings(String format, ZoneId zone, Optional<String> greeting) {
    PortSetting any = PortSetting.of(0);
    return new ListenerSettings("127.0.0.1", any, any, any, format, zone, greeting);
  }

  InetSocketAddress address(String listener) {
    return services.listening().stream()
        .filter(one -> one.name().equals(listener))
        .map(Listening::address)
        .findFirst()
        .orElseThrow();
  }

  CheckResult check(String listener) {
    return services.healthChecks().stream()
        .filter(one -> one.name().equals(listener))
        .findFirst()
        .orElseThrow()
        .check();
  }

  /** Connects from 127.0.0.1. */
  Socket connect(String listener) throws IOException {
    return connect(listener, "127.0.0.1");
  }

  /** Connects from any address of the loopback network. */
  Socket connect(String listener, String from) throws IOException {
    Socket socket = new Socket();
    clients.add(socket);
    socket.bind(new InetSocketAddress(from, 0));
    socket.setSoTimeout(READ_TIMEOUT_MILLIS);
    socket.connect(address(listener), READ_TIMEOUT_MILLIS);
    return socket;
  }

  DatagramSocket udp(String from, int port) throws IOException {
    DatagramSocket socket = new DatagramSocket(new InetSocketAddress(from, port));
    clients.add(socket);
    socket.setSoTimeout(READ_TIMEOUT_MILLIS);
    return socket;
  }

  void send(DatagramSocket socket, String listener, byte[] data) throws IOException {
    socket.send(new DatagramPacket(data, data.length, address(listener)));
  }

  static byte[] receive(DatagramSocket socket) throws IOException {
    DatagramPacket packet = new DatagramPacket(new byte[65_535], 65_535);
    socket.receive(packet);
    return Arrays.copyOf(packet.getData(), packet.getLength());
  }

  static String readAll(Socket socket) throws IOException {
    return new String(socket.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1);
  }

  /** Moves the time of the deadlines and has the services look at it. */
  void pass(Duration time) {
    nanos.addAndGet(time.toNanos());
    services.lookAtTheTime();
  }

  double dropped(String listener, String reason) {
    return sum("hiroba_net_dropped_total", listener, reason);
  }

  void awaitDropped(String listener, String reason, int count) {
    await().until(() -> dropped(listener, reason) == count);
  }

  void awaitOpen(String listener, int count) {
    await().until(() -> sum("hiroba_net_open_connections", listener, null) == count);
  }

  double answered(String listener) {
    return sum("hiroba_net_answered_total", listener, null);
  }

  /** Waits until so many datagrams were answered or dropped by all services together. */
  void awaitHandledByUdp(int count) {
    await()
        .pollInterval(Duration.ofMillis(5))
        .until(() -> handled("echo-udp") + handled("daytime-udp") == count);
  }

  private double handled(String listener) {
    return answered(listener) + sum("hiroba_net_dropped_total", listener, null);
  }

  private double sum(String name, String listener, @Nullable String reason) {
    return meters.samples().stream()
        .filter(sample -> sample.name().equals(name))
        .filter(sample -> listener.equals(sample.labels().get("listener")))
        .filter(sample -> reason == null || reason.equals(sample.labels().get("reason")))
        .mapToDouble(MeterSample::value)
        .sum();
  }

  @Override
  public void close() throws IOException {
    for (Closeable client : clients) {
      client.close();
    }
    services.stop();
  }
}
