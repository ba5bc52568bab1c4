package org.hiroba.netservice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hiroba.netservice.RunningServices.RFC867_LINE;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import org.hiroba.config.EchoTransport;
import org.hiroba.config.ListenerSettings;
import org.hiroba.config.PortSetting;
import org.hiroba.health.CheckResult;
import org.hiroba.health.HandWatchdog;
import org.hiroba.health.HealthCheck;
import org.hiroba.health.HealthStatus;
import org.hiroba.ops.PrometheusMeters;
import org.junit.jupiter.api.Test;

class NetworkServicesTest {
  @Test
  void daytimeOverTcpSendsTheTimeAndCloses() throws Exception {
    try (RunningServices running = new RunningServices(NetLimits.defaults())) {
      Socket client = running.connect("daytime-tcp");

      assertThat(RunningServices.readAll(client)).isEqualTo(RFC867_LINE);
    }
  }

  @Test
  void daytimeOverTcpAnswersAClientThatClosedItsHalfFirst() throws Exception {
    try (RunningServices running = new RunningServices(NetLimits.defaults())) {
      Socket client = running.connect("daytime-tcp");
      client.getOutputStream().write("HEAD / HTTP/1.0\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
      client.shutdownOutput();

      assertThat(RunningServices.readAll(client)).isEqualTo(RFC867_LINE);
      running.awaitOpen("daytime-tcp", 0);
    }
  }

  @Test
  void daytimeOverUdpAnswersAnyDatagramEvenAnEmptyOne() throws Exception {
    try (RunningServices running = new RunningServices(NetLimits.defaults())) {
      DatagramSocket client = running.udp("127.0.0.1", 0);
      for (byte[] question : List.of(new byte[0], new byte[] {0}, new byte[512], new byte[1_400])) {
        running.send(client, "daytime-udp", question);
        assertThat(new String(RunningServices.receive(client), StandardCharsets.US_ASCII))
            .isEqualTo(RFC867_LINE);
      }
    }
  }

  @Test
  void daytimeFollowsFormatAndZone() throws Exception {
    try (RunningServices running =
        new RunningServices(
            RunningServices.settings("iso", ZoneId.of("Asia/Tokyo"), Optional.empty()))) {
      assertThat(RunningServices.readAll(running.connect("daytime-tcp")))
          .isEqualTo("2026-11-21T16:06:00+09:00\r\n");
    }
  }

  @Test
  void echoOverTcpReturnsEveryByteOfALongStreamUntilTheClientCloses() throws Exception {
    byte[] sent = new byte[3 * 1024 * 1024 + 7];
    new Random(1).nextBytes(sent);
    try (RunningServices running = new RunningServices(NetLimits.defaults())) {
      Socket client = running.connect("echo-tcp");
      CompletableFuture<byte[]> received =
          CompletableFuture.supplyAsync(
              () -> {
                try {
                  return client.getInputStream().readAllBytes();
                } catch (IOException e) {
                  throw new UncheckedIOException(e);
                }
              });
      client.getOutputStream().write(sent);
      client.shutdownOutput();

      assertThat(received.get()).isEqualTo(sent);
      running.awaitOpen("echo-tcp", 0);
    }
  }

  @Test
  void echoOverTcpGreetsFirstAndThenEchoes() throws Exception {
    try (RunningServices running =
        new RunningServices(
            RunningServices.settings("iso", ZoneOffset.UTC, Optional.of("hello, world!")))) {
      for (int i = 0; i < 2; i++) {
        Socket client = running.connect("echo-tcp");
        client.getOutputStream().write(new byte[] {'x', 0, (byte) 0xff, '\n'});
        client.shutdownOutput();
        assertThat(RunningServices.readAll(client)).isEqualTo("hello, world!\r\nx\0\u00ff\n");
      }
    }
  }

  @Test
  void echoOverUdpReturnsTheDatagramWhole() throws Exception {
    byte[] full = new byte[1_400];
    new Random(2).nextBytes(full);
    try (RunningServices running = new RunningServices(NetLimits.defaults())) {
      DatagramSocket client = running.udp("127.0.0.1", 0);
      for (byte[] sent : List.of(full, new byte[0], new byte[] {-1})) {
        running.send(client, "echo-udp", sent);
        assertThat(RunningServices.receive(client)).isEqualTo(sent);
      }
    }
  }

  @Test
  void echoUsesOneNumberForTcpAndUdpIfItCan() throws Exception {
    try (RunningServices running = new RunningServices(NetLimits.defaults())) {
      // Another program may hold the UDP port by chance, so only the checks are sure.
      assertThat(running.services.listening())
          .extracting(Listening::name)
          .containsExactly("daytime-tcp", "daytime-udp", "echo-tcp", "echo-udp");
      assertThat(running.check("echo-udp").data())
          .containsEntry("port", running.address("echo-udp").getPort())
          .containsEntry("address", "127.0.0.1");
    }
  }

  @Test
  void whatIsOffNeitherListensNorIsChecked() {
    PortSetting off = PortSetting.off();
    NetworkServices services =
        services(
            new ListenerSettings(
                "127.0.0.1", off, off, off, "rfc867", ZoneOffset.UTC, Optional.empty()));
    services.start();
    try {
      assertThat(services.listening()).isEmpty();
      assertThat(services.healthChecks()).isEmpty();
    } finally {
      services.stop();
    }
  }

  @Test
  void eachListenerCanBeSwitchedOffAlone() {
    PortSetting any = PortSetting.of(0);
    PortSetting off = PortSetting.off();
    assertListening(off, any, any, EchoTransport.BOTH, "daytime-udp", "echo-tcp", "echo-udp");
    assertListening(any, off, any, EchoTransport.BOTH, "daytime-tcp", "echo-tcp", "echo-udp");
    assertListening(any, any, any, EchoTransport.UDP, "daytime-tcp", "daytime-udp", "echo-udp");
    assertListening(any, any, any, EchoTransport.TCP, "daytime-tcp", "daytime-udp", "echo-tcp");
  }

  private static void assertListening(
      PortSetting daytimeTcp,
      PortSetting daytimeUdp,
      PortSetting echo,
      EchoTransport over,
      String... names) {
    NetworkServices services =
        services(
            new ListenerSettings(
                "127.0.0.1",
                daytimeTcp,
                daytimeUdp,
                echo,
                over,
                "rfc867",
                ZoneOffset.UTC,
                Optional.empty()));
    services.start();
    try {
      assertThat(services.listening()).extracting(Listening::name).containsExactly(names);
      assertThat(services.healthChecks()).extracting(HealthCheck::name).containsExactly(names);
    } finally {
      services.stop();
    }
  }

  @Test
  void aTakenPortIsADownCheckThatSaysWhatToDoAndTheOthersGoOn() throws Exception {
    try (ServerSocket other = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
        RunningServices running = new RunningServices(tcpDaytimeOn(other.getLocalPort()))) {
      CheckResult check = running.check("daytime-tcp");

      assertThat(check.status()).isEqualTo(HealthStatus.DOWN);
      assertThat(check.data().get("error"))
          .isEqualTo(
              "port "
                  + other.getLocalPort()
                  + " of 127.0.0.1 is in use. Stop the other program, or set"
                  + " hiroba.daytime.tcp.port to another port, 0 (any free one) or off");
      assertThat(running.check("daytime-udp").status()).isEqualTo(HealthStatus.UP);
      Socket client = running.connect("echo-tcp");
      client.shutdownOutput();
      assertThat(RunningServices.readAll(client)).isEmpty();
    }
  }

  @Test
  void aTakenUdpPortIsADownCheckToo() throws Exception {
    try (DatagramSocket other =
        new DatagramSocket(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0))) {
      PortSetting any = PortSetting.of(0);
      NetworkServices services =
          services(
              new ListenerSettings(
                  "127.0.0.1",
                  any,
                  PortSetting.of(other.getLocalPort()),
                  any,
                  "rfc867",
                  ZoneOffset.UTC,
                  Optional.empty()));
      services.start();
      try {
        assertThat(statuses(services))
            .containsExactly(HealthStatus.UP, HealthStatus.DOWN, HealthStatus.UP, HealthStatus.UP);
      } finally {
        services.stop();
      }
    }
  }

  @Test
  void anAddressOfAnotherMachineIsADownCheckThatNamesTheSetting() {
    PortSetting any = PortSetting.of(0);
    // TEST-NET-1 (RFC 5737) is nobody's address: the bind fails.
    NetworkServices services =
        services(
            new ListenerSettings(
                "192.0.2.1", any, any, any, "rfc867", ZoneOffset.UTC, Optional.empty()));
    services.start();
    try {
      assertThat(services.healthChecks())
          .allSatisfy(
              check ->
                  assertThat(check.check().data().get("error"))
                      .asString()
                      .contains("hiroba.listen.host"));
    } finally {
      services.stop();
    }
  }

  @Test
  void outlivesAnErrorThatOneClientBringsAbout() throws Exception {
    Clock broken =
        new Clock() {
          @Override
          public ZoneId getZone() {
            return ZoneOffset.UTC;
          }

          @Override
          public Clock withZone(ZoneId zone) {
            return this;
          }

          @Override
          public Instant instant() {
            throw new StackOverflowError("made by the test");
          }
        };
    try (RunningServices running =
        new RunningServices(RunningServices.settings(), NetLimits.defaults(), broken)) {
      running.send(running.udp("127.0.0.1", 0), "daytime-udp", new byte[1]);
      running.awaitDropped("daytime-udp", "broken", 1);
      assertThat(RunningServices.readAll(running.connect("daytime-tcp"))).isEmpty();
      running.awaitDropped("daytime-tcp", "broken", 1);

      assertThat(running.services.healthChecks())
          .allSatisfy(check -> assertThat(check.check().status()).isEqualTo(HealthStatus.UP));
      assertThat(running.services.threads())
          .extracting(HandWatchdog::check)
          .allSatisfy(check -> assertThat(check.status()).isEqualTo(HealthStatus.UP));
      Socket echo = running.connect("echo-tcp");
      echo.getOutputStream().write(9);
      assertThat(echo.getInputStream().read()).isEqualTo(9);
      running.services.stop();
      running.services.start();
      assertThat(running.check("echo-tcp").status()).isEqualTo(HealthStatus.UP);
    }
  }

  @Test
  void isDownBeforeStartAndAfterStop() {
    NetworkServices services = services(RunningServices.settings());
    assertThat(statuses(services)).containsOnly(HealthStatus.DOWN);
    services.start();
    services.start();
    assertThat(statuses(services)).containsOnly(HealthStatus.UP);
    services.stop();
    services.stop();
    assertThat(statuses(services)).containsOnly(HealthStatus.DOWN);
    assertThat(services.listening()).isEmpty();
  }

  private static ListenerSettings tcpDaytimeOn(int port) {
    PortSetting any = PortSetting.of(0);
    return new ListenerSettings(
        "127.0.0.1", PortSetting.of(port), any, any, "rfc867", ZoneOffset.UTC, Optional.empty());
  }

  private static List<HealthStatus> statuses(NetworkServices services) {
    return services.healthChecks().stream().map(check -> check.check().status()).toList();
  }

  private static NetworkServices services(ListenerSettings settings) {
    return new NetworkServices(settings, Clock.systemUTC(), new PrometheusMeters());
  }
}
