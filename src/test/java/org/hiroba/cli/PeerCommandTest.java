package org.hiroba.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code peer} with another side of a few lines. */
class PeerCommandTest {
  private static CommandRun peer(String input, String... args) {
    return CommandRun.in(Path.of("no-home"), Map.of(), input, args);
  }

  @Test
  void saysWhatIsPipedInAndPrintsWhatTheOtherSays() throws IOException {
    try (FakeServer other =
        new FakeServer(
            client -> {
              byte[] heard = client.getInputStream().readAllBytes();
              client
                  .getOutputStream()
                  .write(
                      ("heard "
                              + new String(heard, StandardCharsets.UTF_8).length()
                              + "\u001b[2J\r\n")
                          .getBytes(StandardCharsets.UTF_8));
            })) {
      CommandRun run =
          peer(
              "hello\npeer\n",
              "peer",
              "--listen",
              "0",
              "--connect-timeout=30s",
              "--linger=30s",
              other.address());

      assertThat(run.exitCode()).isZero();
      assertThat(run.out()).isEqualTo(other.address() + ": heard 11\\u001b[2J\n");
      assertThat(run.err())
          .contains("Listening on 127.0.0.1:")
          .contains(other.address() + " is there")
          .contains(other.address() + " has gone: it closed the connection");
    }
  }

  @Test
  void tellsTheGatewayFirstIfAsked() throws IOException {
    try (FakeRouter router = new FakeRouter();
        FakeServer other = new FakeServer(client -> client.getInputStream().readAllBytes())) {
      CommandRun run =
          router.ask(
              "peer", "--gateway", "--listen", "0", "--connect-timeout=30s", other.address());

      assertThat(run.exitCode()).isZero();
      assertThat(run.err()).contains("Global address:  203.0.113.7");
    }
  }

  @Test
  void saysThatNobodyIsThere() throws IOException {
    int port;
    try (ServerSocket closed = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port = closed.getLocalPort();
    }
    CommandRun run = peer("", "peer", "--listen", "0", "127.0.0.1:" + port);
    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.err()).contains("Cannot connect to 127.0.0.1:" + port);
  }

  @Test
  void saysThatThePortIsTaken() throws IOException {
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      CommandRun run = peer("", "peer", "--listen", Integer.toString(taken.getLocalPort()));
      assertThat(run.exitCode()).isEqualTo(1);
      assertThat(run.err()).contains("Cannot listen on 127.0.0.1:", "--listen");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"--listen=65536", "--listen=-1", "--listen=x", "nowhere"})
  void usageIsShownForWhatIsNoPort(String argument) {
    assertThat(peer("", "peer", argument).exitCode()).isEqualTo(2);
  }
}
