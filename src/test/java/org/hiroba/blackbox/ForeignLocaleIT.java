package org.hiroba.blackbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What machines read has ASCII digits, whatever digits the server's own locale has. */
class ForeignLocaleIT {
  private static final int PATIENCE_MILLIS = 30_000;

  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(strings = {"ar-EG", "th-TH-TH", "ne-NP", "fa-IR", "tr-TR"})
  void speaksAndWritesInAsciiDigits(String locale) throws IOException {
    Map<String, String> settings = new LinkedHashMap<>();
    String[] parts = locale.split("-", -1);
    settings.put("user.language", parts[0]);
    settings.put("user.country", parts[1]);
    if (parts.length > 2) {
      settings.put("user.variant", parts[2]);
    }
    try (HirobaProcess server = HirobaProcess.start(folder.resolve("home"), settings)) {
      Guest ann = Guest.signIn(server.baseUri(), "Ann");
      try (ChatClient socket = ann.connect()) {
        String id = socket.post("lobby", "İstanbul 1,234");
        JsonNode accepted = socket.awaitAnswer(id);
        assertThat(accepted.get("at").asText())
            .matches("20\\d\\d-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{3}Z");
        JsonNode found =
            socket.ask(Json.MAPPER.createObjectNode().put("type", "search").put("q", "istanbul"));
        assertThat(found.get("type").asText()).isEqualTo("results");
        socket.texts().forEach(ForeignLocaleIT::assertAscii);
      }
      String history = ann.get("api/v1/rooms/lobby/messages").body();
      assertThat(Json.parse(history).at("/messages/0/text").asText()).isEqualTo("İstanbul 1,234");
      assertAscii(history);
      assertAscii(ann.get("-/metrics").body());
      JsonNode ready = Json.parse(ann.get("-/ready").body());
      assertThat(ready.get("status").asText()).isEqualTo("UP");
      assertAscii(ready.toString());
      assertThat(exchange(port(server, "daytime-tcp"), ""))
          .matches("[A-Z][a-z]+, [A-Z][a-z]+ [0-9]+, 20[0-9]{2} [0-9:]{8}-UTC\r\n");
      assertThat(exchange(port(server, "relay"), "GET / HTTP/1.1\r\nHost: a\r\n\r\n"))
          .startsWith("HTTP/1.1 4")
          .satisfies(ForeignLocaleIT::assertAscii);
      String request = "GET /-/live HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n";
      assertThat(exchange(server.baseUri().getPort(), request))
          .startsWith("HTTP/1.1 200")
          .satisfies(ForeignLocaleIT::assertAscii);
      server.stop();
      server.output().forEach(ForeignLocaleIT::assertAscii);
    }
  }

  /** Digits of other scripts are what a number is written in where a locale slipped in. */
  private static void assertAscii(String text) {
    assertThat(text.codePoints().filter(c -> c > 0x7F && Character.isDigit(c)).count())
        .as(text)
        .isZero();
    assertThat(text).doesNotContain("???");
  }

  private static int port(HirobaProcess server, String listener) {
    Matcher found =
        Pattern.compile(listener + "(?: ws://| )127\\.0\\.0\\.1:([0-9]+)").matcher(server.text());
    assertThat(found.find()).as(server.text()).isTrue();
    return Integer.parseInt(found.group(1));
  }

  private static String exchange(int port, String request) throws IOException {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      socket.setSoTimeout(PATIENCE_MILLIS);
      socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
      return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
