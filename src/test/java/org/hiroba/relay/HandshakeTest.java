package org.hiroba.relay;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Opening handshakes from the wire: RFC 6455 §4.2.1, RFC 9112, and the rule of origins. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class HandshakeTest {
  private static final String GOOD = RawPeer.handshake("/");

  private RunningRelay relay;

  @BeforeAll
  void start() throws RelayException {
    relay = new RunningRelay(Optional.empty(), RelayLimits.defaults());
  }

  @AfterAll
  void stop() {
    relay.close();
  }

  static Stream<Arguments> handshakes() {
    String key = "Sec-WebSocket-Key: " + RawPeer.KEY + "\r\n";
    return Stream.of(
        of("a proper one", 101, GOOD),
        of(
            "header names in lower case",
            101,
            GOOD.replace("Sec-WebSocket-Key", "sec-websocket-key")),
        of("tokens in other case", 101, GOOD.replace("Upgrade: websocket", "Upgrade: WebSocket")),
        of(
            "a list of connection options",
            101,
            GOOD.replace("Connection: Upgrade", "Connection: keep-alive, upgrade")),
        of("a path with a query", 101, RawPeer.handshake("/any/where?a=b&c")),
        of("a whole URL as target", 101, RawPeer.handshake("http://localhost:12345/x")),
        of("the origin of the relay itself", 101, with("Origin: http://localhost:12345\r\n")),
        of(
            "a foreign name that is made to point here",
            403,
            with("Origin: http://evil.example:12345\r\n")
                .replace("Host: localhost:12345", "Host: evil.example:12345")),
        of("an origin that is listed", 101, with("Origin: https://chat.example.com\r\n")),
        of(
            "an extension is offered",
            101,
            with("Sec-WebSocket-Extensions: permessage-deflate\r\n")),
        of("a length of 0", 101, with("Content-Length: 0\r\n")),
        of("POST", 405, GOOD.replace("GET", "POST")),
        of("HTTP/1.0", 505, GOOD.replace("HTTP/1.1", "HTTP/1.0")),
        of("HTTP/2.0", 505, GOOD.replace("HTTP/1.1", "HTTP/2.0")),
        of("no version", 400, GOOD.replace(" HTTP/1.1", "")),
        of("no path", 400, RawPeer.handshake("chat")),
        of("a fragment", 400, RawPeer.handshake("/#a")),
        of("two spaces", 400, GOOD.replace("GET ", "GET  ")),
        of("garbage", 400, "\u0001\u0002\u0003\r\n\r\n"),
        of("no host", 400, GOOD.replace("Host: localhost:12345\r\n", "")),
        of("two hosts", 400, with("Host: b\r\n")),
        of("a host that is none", 400, GOOD.replace("localhost:12345", "a b")),
        of("no upgrade", 426, GOOD.replace("Upgrade: websocket\r\n", "")),
        of("an upgrade to something else", 426, GOOD.replace("Upgrade: websocket", "Upgrade: h2c")),
        of("no connection", 426, GOOD.replace("Connection: Upgrade\r\n", "")),
        of(
            "a connection without upgrade",
            426,
            GOOD.replace("Connection: Upgrade", "Connection: close")),
        of("no key", 400, GOOD.replace(key, "")),
        of("an empty key", 400, GOOD.replace(RawPeer.KEY, "")),
        of("a key of 15 bytes", 400, GOOD.replace(RawPeer.KEY, "AAAAAAAAAAAAAAAAAAAA")),
        of("a key without padding", 400, GOOD.replace("==", "")),
        of("a key that is not Base64", 400, GOOD.replace(RawPeer.KEY, "!!!!!!!!!!!!!!!!!!!!!!==")),
        of("two keys", 400, with(key)),
        of("version 8", 426, GOOD.replace("Version: 13", "Version: 8")),
        of("no version header", 426, GOOD.replace("Sec-WebSocket-Version: 13\r\n", "")),
        of("two versions", 426, with("Sec-WebSocket-Version: 13\r\n")),
        of("a body", 400, with("Content-Length: 5\r\n")),
        of("a chunked body", 400, with("Transfer-Encoding: chunked\r\n")),
        of("a folded line", 400, with("X: a\r\n b\r\n")),
        of("a space before the colon", 400, with("X : a\r\n")),
        of("a line that is no header", 400, with("hello\r\n")),
        of("a bare LF", 400, with("X: a\nY: b\r\n")),
        of("a NUL", 400, with("X: \u0000\r\n")),
        of("101 headers", 431, with("X: a\r\n".repeat(97))),
        of("a foreign origin", 403, with("Origin: https://evil.example\r\n")),
        of("another port", 403, with("Origin: http://localhost:80\r\n")),
        of("another scheme", 403, with("Origin: https://localhost:12345\r\n")),
        of("a look-alike", 403, with("Origin: https://chat.example.com.evil.example\r\n")),
        of("no origin of its own", 403, with("Origin: null\r\n")),
        of(
            "two origins",
            400,
            with("Origin: http://localhost:12345\r\n", "Origin: https://evil.example\r\n")));
  }

  private static Arguments of(String name, int status, String request) {
    return Arguments.argumentSet(name, status, request);
  }

  private static String with(String... headers) {
    return RawPeer.handshake("/", headers);
  }

  @ParameterizedTest
  @MethodSource("handshakes")
  void isAnsweredWith(int status, String request) {
    try (RawPeer peer = relay.connect()) {
      peer.send(request);
      String answer = peer.head();
      assertThat(answer).startsWith("HTTP/1.1 " + status + " ").doesNotContain("Extensions");
      if (status == 101) {
        peer.say("hello");
        assertThat(peer.read().payload()).isEqualTo("hello");
      } else {
        assertThat(answer).contains("Connection: close\r\n");
        peer.awaitEnd();
        assertThat(relay.meter("dropped_total", Integer.toString(status))).isPositive();
      }
    }
  }

  @Test
  void provesThatItReadTheKey() {
    try (RawPeer peer = relay.connect()) {
      peer.send(GOOD);
      // The example of RFC 6455 §1.3.
      assertThat(peer.head()).contains("Sec-WebSocket-Accept: s3pPLMBiTxaQ9kYGzzhZRbK+xOo=\r\n");
    }
  }

  @Test
  void tellsWhichVersionItSpeaks() {
    try (RawPeer peer = relay.connect()) {
      peer.send(GOOD.replace("Version: 13", "Version: 99"));
      assertThat(peer.head()).contains("Sec-WebSocket-Version: 13\r\n");
    }
  }

  @Test
  void takesFramesThatCameWithTheHandshake() {
    try (RawPeer peer = relay.connect()) {
      peer.send(GOOD + new String(RawPeer.frame(0x81, "early"), StandardCharsets.ISO_8859_1));
      assertThat(peer.head()).startsWith("HTTP/1.1 101 ");
      assertThat(peer.read().payload()).isEqualTo("early");
    }
  }
}
