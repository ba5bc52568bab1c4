package org.hiroba.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.function.UnaryOperator;
import org.hiroba.protocol.AcceptKey;
import org.junit.jupiter.api.Test;

/** {@code echo ws://…} against a WebSocket server of a few lines. */
class WebSocketEchoTest {
  /** The default of a second is for people; a machine that builds may be slower. */
  private static final String PATIENT = "--connect-timeout=30s";

  @Test
  void showsWhatTheServiceMadeOfTheText() throws IOException {
    try (FakeServer server = echoing(text -> "Received: " + text + " at: 2026/11/21 07:06:00")) {
      CommandRun run = CommandRun.of("echo", PATIENT, "ws://" + server.address() + "/ws/echo");

      assertThat(run.err()).isEmpty();
      assertThat(run.exitCode()).isZero();
      assertThat(run.out())
          .contains("The service said: Received: hello, world! at: 2026/11/21 07:06:00")
          .contains("13 bytes came back unchanged");
    }
  }

  @Test
  void isContentWithAPlainEcho() throws IOException {
    try (FakeServer server = echoing(text -> text)) {
      CommandRun run = CommandRun.of("echo", PATIENT, "ws://" + server.address() + "/ws/echo?raw");

      assertThat(run.exitCode()).isZero();
      assertThat(run.out()).doesNotContain("The service said");
    }
  }

  @Test
  void failsWhenSomethingElseComesBack() throws IOException {
    try (FakeServer server = echoing(text -> "no\u001b[31m")) {
      CommandRun run = CommandRun.of("echo", PATIENT, "ws://" + server.address() + "/");

      assertThat(run.exitCode()).isEqualTo(1);
      assertThat(run.err()).contains("Something else came back").contains("no?[31m");
    }
  }

  @Test
  void namesTheStatusOfARefusedHandshake() throws IOException {
    try (FakeServer server =
        new FakeServer(
            client -> {
              readHandshake(client);
              send(client, "HTTP/1.1 403 Forbidden\r\nContent-Length: 0\r\n\r\n");
            })) {
      CommandRun run = CommandRun.of("echo", PATIENT, "ws://" + server.address() + "/ws/echo");

      assertThat(run.exitCode()).isEqualTo(1);
      assertThat(run.err()).contains("HTTP status 403");
    }
  }

  @Test
  void saysThatNoAnswerCame() throws IOException {
    try (FakeServer server =
        new FakeServer(
            client -> {
              upgrade(client);
              client.getInputStream().readAllBytes();
            })) {
      CommandRun run =
          CommandRun.of(
              "echo", PATIENT, "ws://" + server.address() + "/ws/echo", "--read-timeout", "100ms");

      assertThat(run.exitCode()).isEqualTo(1);
      assertThat(run.err()).contains("within 100ms");
    }
  }

  @Test
  void refusesUrlsThatNameNoHostAndUdp() {
    assertThat(CommandRun.of("echo", "ws:///ws/echo").exitCode()).isEqualTo(1);
    assertThat(CommandRun.of("echo", "--udp", "ws://localhost/ws/echo").exitCode()).isEqualTo(2);
  }

  private static FakeServer echoing(UnaryOperator<String> answer) throws IOException {
    return new FakeServer(
        client -> {
          upgrade(client);
          byte[] said = answer.apply(readText(client)).getBytes(StandardCharsets.UTF_8);
          // RFC 6455 §5.2: final text frame, unmasked, short length.
          client.getOutputStream().write(new byte[] {(byte) 0x81, (byte) said.length});
          client.getOutputStream().write(said);
          client.getInputStream().readAllBytes();
        });
  }

  private static void upgrade(Socket client) throws IOException {
    String key = readHandshake(client);
    send(
        client,
        "HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
            + "Sec-WebSocket-Accept: "
            + AcceptKey.of(key).accept()
            + "\r\n\r\n");
  }

  private static String readHandshake(Socket client) throws IOException {
    BufferedReader reader =
        new BufferedReader(
            new InputStreamReader(client.getInputStream(), StandardCharsets.US_ASCII));
    String key = "";
    String line = reader.readLine();
    while (line != null && !line.isEmpty()) {
      if (line.toLowerCase(Locale.ROOT).startsWith("sec-websocket-key:")) {
        key = line.substring(line.indexOf(':') + 1).strip();
      }
      line = reader.readLine();
    }
    return key;
  }

  /** Reads one short masked text frame. */
  private static String readText(Socket client) throws IOException {
    DataInputStream in = new DataInputStream(client.getInputStream());
    in.readUnsignedByte();
    int length = in.readUnsignedByte() & 0x7f;
    byte[] mask = in.readNBytes(4);
    byte[] text = in.readNBytes(length);
    for (int i = 0; i < length; i++) {
      text[i] ^= mask[i % 4];
    }
    return new String(text, StandardCharsets.UTF_8);
  }

  private static void send(Socket client, String text) throws IOException {
    client.getOutputStream().write(text.getBytes(StandardCharsets.US_ASCII));
  }
}
