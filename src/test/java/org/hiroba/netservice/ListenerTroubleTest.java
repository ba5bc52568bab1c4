package org.hiroba.netservice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.DatagramChannel;
import java.nio.channels.SelectionKey;
import java.nio.channels.ServerSocketChannel;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import org.hiroba.health.HealthStatus;
import org.hiroba.netio.SelectorLoop;
import org.hiroba.ops.PrometheusMeters;
import org.hiroba.rate.TokenBucket;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a listener does when the operating system refuses to go on. */
class ListenerTroubleTest {
  private final AtomicLong nanos = new AtomicLong();
  private final AtomicBoolean broken = new AtomicBoolean(true);
  private final ListenerState state = new ListenerState("test");
  private final ListenerMeters meters = new ListenerMeters(new PrometheusMeters(), "test");
  private final NetLimits limits = NetLimits.defaults();
  private SelectorLoop loop;

  @BeforeEach
  void openLoop() throws IOException {
    loop = new SelectorLoop("test", nanos::get, cause -> state.failed(String.valueOf(cause)));
  }

  @AfterEach
  void stopLoop() {
    loop.stop();
  }

  @Test
  void isDownWhileItCannotAcceptAndServesTheWaitingClientAsSoonAsItCan() throws Exception {
    InetSocketAddress address = listenOverTcp(new IOException("Too many open files"));
    try (Socket client = new Socket(address.getAddress(), address.getPort())) {
      await().until(() -> state.check().status() == HealthStatus.DOWN);
      assertThat(state.check().data().get("error")).asString().contains("Too many open files");

      broken.set(false);
      nanos.addAndGet(Duration.ofSeconds(2).toNanos());
      loop.wakeUp();

      client.getOutputStream().write(9);
      assertThat(client.getInputStream().read()).isEqualTo(9);
      assertThat(state.check().status()).isEqualTo(HealthStatus.UP);
    }
  }

  @Test
  void isDownForGoodWhenItsSocketIsGone() throws Exception {
    InetSocketAddress address = listenOverTcp(new ClosedChannelException());
    try (Socket client = new Socket(address.getAddress(), address.getPort())) {
      await().until(() -> state.check().status() == HealthStatus.DOWN);
      assertThat(client.isConnected()).isTrue();
      assertThat(state.bound()).isEmpty();
      assertThat(state.check().data().get("error")).asString().contains("ended by an error");
    }
  }

  @Test
  void isDownWhileItCannotReceiveAndAnswersAsSoonAsItCan() throws Exception {
    InetAddress loopback = InetAddress.getLoopbackAddress();
    DatagramChannel channel = Sockets.udp(List.of(loopback), 0).get(0);
    InetSocketAddress address = (InetSocketAddress) channel.getLocalAddress();
    state.listening(address);
    loop.add(
        channel,
        SelectionKey.OP_READ,
        new UdpListener(
            state,
            meters,
            new UdpGuard(limits, Set.of(), Set.of(), TokenBucket.perSecond(100, 100, 0)),
            datagram -> datagram,
            nanos::get,
            channel,
            into -> {
              failIfBroken(new IOException("No buffer space available"));
              return (InetSocketAddress) channel.receive(into);
            }));
    loop.start();
    try (DatagramSocket client = new DatagramSocket(new InetSocketAddress(loopback, 0))) {
      client.setSoTimeout(RunningServices.READ_TIMEOUT_MILLIS);
      client.send(new DatagramPacket(new byte[] {5}, 1, address));
      await().until(() -> state.check().status() == HealthStatus.DOWN);

      broken.set(false);
      nanos.addAndGet(Duration.ofSeconds(2).toNanos());
      loop.wakeUp();

      assertThat(RunningServices.receive(client)).containsExactly(5);
      assertThat(state.check().status()).isEqualTo(HealthStatus.UP);
    }
  }

  private InetSocketAddress listenOverTcp(IOException failure) throws IOException {
    ServerSocketChannel server = Sockets.tcp(InetAddress.getLoopbackAddress(), 0);
    InetSocketAddress address = (InetSocketAddress) server.getLocalAddress();
    state.listening(address);
    loop.add(
        server,
        SelectionKey.OP_ACCEPT,
        new TcpListener(
            new TcpListener.Service(
                state,
                meters,
                (listener, channel, source) -> new EchoPeer(listener, channel, source, new byte[0]),
                peer -> {}),
            limits,
            nanos::get,
            loop,
            server,
            () -> {
              failIfBroken(failure);
              return server.accept();
            }));
    loop.start();
    return address;
  }

  private void failIfBroken(IOException failure) throws IOException {
    if (broken.get()) {
      throw failure;
    }
  }
}
