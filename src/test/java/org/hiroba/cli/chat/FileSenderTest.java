package org.hiroba.cli.chat;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.http.HttpClient;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Sends files through whatever comes between. */
class FileSenderTest {
  private static final int MIB = 1 << 20;

  @TempDir Path folder;
  private final ByteArrayOutputStream came = new ByteArrayOutputStream();
  private final Deque<Trouble> troubles = new ArrayDeque<>();
  private final List<String> asked = new ArrayList<>();
  private final List<Duration> pauses = new ArrayList<>();
  private HttpServer server;
  private long size = -1;
  private int most = 8 * MIB;
  private long nanos;

  /** Answers a piece in place of the server. */
  private interface Trouble {
    void answer(HttpExchange exchange, byte[] piece) throws IOException;
  }

  @BeforeEach
  void open() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", this::answer);
    server.start();
  }

  @AfterEach
  void close() {
    server.stop(0);
  }

  private void answer(HttpExchange exchange) throws IOException {
    byte[] body = exchange.getRequestBody().readAllBytes();
    asked.add(exchange.getRequestMethod() + " " + body.length);
    if (exchange.getRequestMethod().equals("POST")) {
      size = Json.number(new String(body, StandardCharsets.UTF_8), "size");
      say(exchange, 201, "{\"id\":\"f1\",\"chunk\":" + 8 * MIB + ",\"offset\":0}");
    } else if (exchange.getRequestMethod().equals("HEAD")) {
      at(exchange, 200);
    } else if (!troubles.isEmpty()) {
      troubles.remove().answer(exchange, body);
    } else if (body.length > most) {
      say(exchange, 413, "<html>too large</html>");
    } else if (Long.parseLong(exchange.getRequestHeaders().getFirst("Upload-Offset"))
        != came.size()) {
      at(exchange, 409);
    } else {
      came.write(body);
      at(exchange, came.size() == size ? 200 : 204);
    }
  }

  private void at(HttpExchange exchange, int status) throws IOException {
    exchange.getResponseHeaders().set("Upload-Offset", Integer.toString(came.size()));
    exchange.sendResponseHeaders(status, -1);
    exchange.close();
  }

  private static void say(HttpExchange exchange, int status, String text) throws IOException {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    exchange.sendResponseHeaders(status, bytes.length);
    exchange.getResponseBody().write(bytes);
    exchange.close();
  }

  private String send(byte[] content) throws IOException {
    Path file = Files.write(folder.resolve("図.bin"), content);
    FileSender sender =
        new FileSender(
            HttpClient.newHttpClient(),
            ServerAddress.parse("http://127.0.0.1:" + server.getAddress().getPort() + "/"),
            "token",
            new FileSender.Patient(
                Duration.ofMinutes(1),
                Duration.ofSeconds(20),
                () -> nanos,
                () -> 0.5,
                time -> {
                  pauses.add(time);
                  nanos += time.toNanos();
                }));
    return sender.send(file, "lobby");
  }

  private static byte[] random(int bytes) {
    byte[] content = new byte[bytes];
    new Random(bytes).nextBytes(content);
    return content;
  }

  @Test
  void pieceByPiece() throws IOException {
    byte[] content = random(9 * MIB);
    assertThat(send(content)).isEqualTo("f1");
    assertThat(came.toByteArray()).isEqualTo(content);
    assertThat(asked.subList(1, 3)).containsExactly("PATCH " + 8 * MIB, "PATCH " + MIB);
  }

  @Test
  void anEmptyFileTakesOnePieceOfNothing() throws IOException {
    assertThat(send(new byte[0])).isEqualTo("f1");
    assertThat(asked.subList(1, 2)).containsExactly("PATCH 0");
  }

  @Test
  void smallerPiecesWhereAServerInFrontRefuses() throws IOException {
    most = MIB;
    byte[] content = random(3 * MIB + 5);
    send(content);
    assertThat(came.toByteArray()).isEqualTo(content);
    assertThat(asked).contains("PATCH " + MIB, "PATCH 5");
  }

  @Test
  void onlyTheRestAfterAPieceThatWasCutOff() throws IOException {
    byte[] content = random(5 * MIB);
    troubles.add(
        (exchange, piece) -> {
          came.write(piece, 0, 2 * MIB);
          exchange.close();
        });
    send(content);
    assertThat(came.toByteArray()).isEqualTo(content);
    assertThat(asked).contains("HEAD 0", "PATCH " + 3 * MIB);
    assertThat(pauses).hasSize(1);
  }

  @Test
  void againWhenTheServerHasNoTimeNow() throws IOException {
    troubles.add(
        (exchange, piece) -> {
          exchange.getResponseHeaders().set("Retry-After", "7");
          say(exchange, 503, "{\"detail\":\"Busy.\"}");
        });
    send(random(10));
    assertThat(pauses)
        .singleElement()
        .satisfies(it -> assertThat(it).isGreaterThan(Duration.ofSeconds(7)));
  }

  @Test
  void untilNothingComesOfIt() {
    for (int i = 0; i < 100; i++) {
      troubles.add((exchange, piece) -> say(exchange, 503, ""));
    }
    assertThatThrownBy(() -> send(random(10)))
        .isInstanceOf(ChatException.class)
        .hasMessageContaining("Gave up after 60s");
  }

  @Test
  void neverAgainWhatTheServerRefused() {
    troubles.add(
        (exchange, piece) ->
            say(exchange, 507, "{\"detail\":\"You have no room left.\",\"code\":\"quota\"}"));
    assertThatThrownBy(() -> send(random(10)))
        .isInstanceOf(ChatException.class)
        .hasMessageContaining("You have no room left");
    assertThat(asked).hasSize(2);
  }

  /** Reads a number out of an object. */
  private static final class Json {
    static long number(String json, String field) {
      String rest = json.substring(json.indexOf("\"" + field + "\":") + field.length() + 3);
      return Long.parseLong(rest.replaceAll("[^0-9].*", ""));
    }
  }
}
