package org.hiroba.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.hiroba.config.ListenerSettings;
import org.hiroba.config.PortSetting;
import org.hiroba.netservice.NetworkServices;
import org.hiroba.ops.PrometheusMeters;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The commands that need no server of ours, against real sockets. */
class ClientCommandsTest {
  private static final String LINE = "Saturday, November 21, 2026 07:06:00-UTC\r\n";

  private static final List<String> COMMANDS =
      List.of(
          "serve", "config", "admin", "backup", "restore", "check", "export", "import", "relay",
          "chat", "token", "tcp", "udp", "echo", "accept", "peer", "gateway");

  private final NetworkServices services =
      new NetworkServices(
          new ListenerSettings(
              "127.0.0.1",
              PortSetting.of(0),
              PortSetting.of(0),
              PortSetting.of(0),
              "rfc867",
              ZoneOffset.UTC,
              Optional.of("hello, world!")),
          Clock.fixed(Instant.parse("2026-11-21T07:06:00Z"), ZoneOffset.UTC),
          new PrometheusMeters());

  @BeforeEach
  void start() {
    services.start();
  }

  @AfterEach
  void stop() {
    services.stop();
  }

  @Test
  void tcpPrintsTheAnswer() {
    assertThat(CommandRun.of("tcp", address("daytime-tcp"))).isEqualTo(new CommandRun(0, LINE, ""));
    assertThat(CommandRun.of("tcp", address("daytime-tcp"), "--send", ""))
        .isEqualTo(new CommandRun(0, LINE, ""));
  }

  @Test
  void tcpAsksForTheHeadOfAPageUnlessToldOtherwise() throws IOException {
    try (FakeServer server = new FakeServer(ClientCommandsTest::sayBackAsHex)) {
      assertThat(CommandRun.of("tcp", server.address(), "--half-close").out())
          .isEqualTo(hex("HEAD / HTTP/1.0\r\n\r\n"));
      assertThat(
              CommandRun.of("tcp", server.address(), "--half-close", "--send", "a\\x00\\\\é").out())
          .isEqualTo(hex("a\0\\é"));
    }
  }

  @Test
  void tcpSaysThatNoAnswerCame() throws IOException {
    try (FakeServer server = new FakeServer(client -> client.getInputStream().readAllBytes())) {
      CommandRun run = CommandRun.of("tcp", server.address(), "--read-timeout", "100ms");

      assertThat(run.exitCode()).isEqualTo(1);
      assertThat(run.out()).isEmpty();
      assertThat(run.err().strip())
          .isEqualTo("No answer from " + server.address() + " within 100ms");
    }
  }

  @Test
  void tcpPrintsAnAnswerThatDoesNotEndAndFails() throws IOException {
    try (FakeServer server =
        new FakeServer(
            client -> {
              client.getOutputStream().write("part".getBytes(StandardCharsets.US_ASCII));
              client.getInputStream().readAllBytes();
            })) {
      CommandRun run = CommandRun.of("tcp", server.address(), "--read-timeout", "200ms");

      assertThat(run.exitCode()).isEqualTo(1);
      assertThat(run.out()).isEqualTo("part");
      assertThat(run.err()).contains("did not close within 200ms (4 bytes came)");
    }
  }

  @Test
  void tcpDoesNotLetADrippingAnswerLastForEver() throws IOException {
    try (FakeServer server =
        new FakeServer(
            client -> {
              client.setSoTimeout(20);
              while (!client.isClosed()) {
                client.getOutputStream().write('.');
                waitABit(client);
              }
            })) {
      CommandRun run = CommandRun.of("tcp", server.address(), "--read-timeout", "300ms");

      assertThat(run.exitCode()).isEqualTo(1);
      assertThat(run.out()).startsWith(".");
      assertThat(run.err()).contains("did not close within 300ms");
    }
  }

  @Test
  void tcpSaysThatNobodyListens() throws IOException {
    CommandRun run = CommandRun.of("tcp", "127.0.0.1:" + closedPort());

    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.err()).contains("Cannot connect to 127.0.0.1:").contains("refused");
  }

  @Test
  void tcpSaysThatTheConnectionTookTooLong() throws IOException {
    List<Socket> waiting = new ArrayList<>();
    try (ServerSocket full = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      // Linux drops what comes when as many wait as may: like a firewall that swallows packets.
      fillBacklog(full, waiting);
      CommandRun run =
          CommandRun.of("tcp", "127.0.0.1:" + full.getLocalPort(), "--connect-timeout", "150ms");

      assertThat(run.exitCode()).isEqualTo(1);
      assertThat(run.err()).contains("no answer within 150ms");
    } finally {
      for (Socket socket : waiting) {
        socket.close();
      }
    }
  }

  @Test
  void tcpSaysThatTheConnectionBroke() throws IOException {
    try (FakeServer server =
        new FakeServer(
            client -> {
              client.getInputStream().read();
              client.setSoLinger(true, 0);
            })) {
      CommandRun run = CommandRun.of("tcp", server.address());

      assertThat(run.exitCode()).isEqualTo(1);
      assertThat(run.err()).contains("broke");
    }
  }

  @Test
  void udpPrintsTheReply() {
    assertThat(CommandRun.of("udp", address("daytime-udp"))).isEqualTo(new CommandRun(0, LINE, ""));
    assertThat(CommandRun.of("udp", address("echo-udp")).out()).isEqualTo("anything");
    assertThat(CommandRun.of("udp", address("echo-udp"), "--send", "").out()).isEmpty();
  }

  @Test
  void udpSaysThatNobodyListens() throws IOException {
    CommandRun run = CommandRun.of("udp", "127.0.0.1:" + closedPort(), "--read-timeout", "2s");

    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.err()).contains("No answer from 127.0.0.1:");
  }

  @Test
  void udpSaysThatNoReplyCame() {
    CommandRun run =
        CommandRun.of(
            "udp", address("echo-udp"), "--send", "x".repeat(2_000), "--read-timeout", "100ms");

    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.err()).contains("within 100ms").contains("firewall");
  }

  @Test
  void acceptPrintsTheAnswerToAKey() {
    assertThat(CommandRun.of("accept", "L7XSkAaV9mTTJbtCOhsZkg=="))
        .isEqualTo(new CommandRun(0, "nk/xVRZ0rn2kjrM6nr8O/elGToQ=" + System.lineSeparator(), ""));
    assertThat(CommandRun.of("accept", "--explain", "L7XSkAaV9mTTJbtCOhsZkg==").out())
        .contains("258EAFA5-E914-47DA-95CA-C5AB0DC85B11")
        .contains("nk/xVRZ0rn2kjrM6nr8O/elGToQ=");
  }

  @Test
  void acceptRefusesWhatIsNoKey() {
    CommandRun run = CommandRun.of("accept", "short");

    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.err()).contains("16 bytes in Base64");
  }

  @Test
  void echoChecksTheServiceOverTcpBehindItsGreeting() {
    CommandRun run = CommandRun.of("echo", address("echo-tcp"), "--send", "a\\x00b");

    assertThat(run.exitCode()).isZero();
    assertThat(run.out())
        .contains("The service said: hello, world!")
        .contains("3 bytes came back unchanged");
  }

  @Test
  void echoTellsAScriptHowLongItTook() throws IOException {
    JsonNode told =
        new ObjectMapper().readTree(CommandRun.of("echo", "--json", address("echo-tcp")).out());

    assertThat(told.path("bytes").asInt()).isEqualTo(13);
    assertThat(told.path("millis").asDouble()).isPositive();
    assertThat(told.path("said").asText()).isEqualTo("hello, world!");
  }

  @Test
  void echoChecksTheServiceOverUdp() {
    CommandRun run = CommandRun.of("echo", "--udp", address("echo-udp"));

    assertThat(run.exitCode()).isZero();
    assertThat(run.out()).contains("13 bytes came back unchanged");
  }

  @Test
  void echoFailsWhenSomethingElseComesBack() {
    CommandRun tcp = CommandRun.of("echo", address("daytime-tcp"));
    CommandRun udp = CommandRun.of("echo", "--udp", address("daytime-udp"));

    assertThat(tcp.exitCode()).isEqualTo(1);
    assertThat(tcp.err()).contains("Something else came back").contains("Saturday");
    assertThat(udp.exitCode()).isEqualTo(1);
    assertThat(udp.err()).contains("Something else came back");
  }

  @ParameterizedTest
  @ValueSource(strings = {"tcp", "udp", "accept", "echo"})
  void usageIsShownWithoutAnArgument(String command) {
    CommandRun run = CommandRun.of(command);

    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.err()).contains("Missing required parameter").contains("Usage:");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "localhost",
        "localhost:",
        ":80",
        "localhost:0",
        "localhost:65536",
        "::1:80",
        "a b:80",
        "http://localhost:80",
        "localhost:80/x",
        "[]:80"
      })
  void usageIsShownForWhatIsNoAddress(String address) {
    CommandRun run = CommandRun.of("tcp", address);

    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.err()).contains("tcp");
  }

  @ParameterizedTest
  @ValueSource(strings = {"5", "0s", "-1s", "25h", "1 s", "x"})
  void usageIsShownForWhatIsNoTime(String time) {
    assertThat(CommandRun.of("udp", "localhost:1", "--read-timeout=" + time).exitCode())
        .isEqualTo(2);
  }

  @ParameterizedTest
  @ValueSource(strings = {"\\", "\\q", "\\x1", "\\xzz"})
  void usageIsShownForWhatIsNoEscape(String text) {
    assertThat(CommandRun.of("udp", "localhost:1", "--send", text).exitCode()).isEqualTo(2);
  }

  @Test
  void helpListsTheCommandsAndCompletionIsAScript() {
    String help = CommandRun.of("--help").out();
    String completion = CommandRun.of("completion").out();
    for (String command : COMMANDS) {
      assertThat(help).contains("  " + command);
      assertThat(completion).contains("_picocli_hiroba_" + command);
    }
  }

  @ParameterizedTest
  @FieldSource("COMMANDS")
  void everyCommandTellsItsHelpItsExitCodesAndItsVersion(String command) {
    CommandRun help = CommandRun.of(command, "--help");
    assertThat(help.exitCode()).isZero();
    assertThat(help.out()).contains("Usage:", "hiroba " + command, "Exit codes:");
    assertThat(CommandRun.of(command, "--version").out()).startsWith("hiroba ").contains("Java ");
  }

  @Test
  void anUnknownCommandIsAWrongUsage() {
    CommandRun run = CommandRun.of("chatt");
    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.err()).contains("chatt", "Did you mean", "chat");
  }

  private String address(String listener) {
    return services.listening().stream()
        .filter(one -> one.name().equals(listener))
        .map(one -> "127.0.0.1:" + one.address().getPort())
        .findFirst()
        .orElseThrow();
  }

  private static void sayBackAsHex(Socket client) throws IOException {
    byte[] heard = client.getInputStream().readAllBytes();
    client
        .getOutputStream()
        .write(hex(new String(heard, StandardCharsets.UTF_8)).getBytes(StandardCharsets.US_ASCII));
  }

  private static String hex(String text) {
    return HexFormat.of().formatHex(text.getBytes(StandardCharsets.UTF_8));
  }

  private static void waitABit(Socket client) throws IOException {
    try {
      if (client.getInputStream().read() < 0) {
        client.close();
      }
    } catch (SocketTimeoutException e) {
      assertThat(e).as("the pause between two drops").isNotNull();
    }
  }

  private static int closedPort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  private static void fillBacklog(ServerSocket server, List<Socket> waiting) throws IOException {
    for (int i = 0; i < 20; i++) {
      Socket socket = new Socket();
      waiting.add(socket);
      try {
        socket.connect(
            new InetSocketAddress(InetAddress.getLoopbackAddress(), server.getLocalPort()), 100);
      } catch (SocketTimeoutException e) {
        return;
      }
    }
    throw new AssertionError("the backlog never filled");
  }
}
