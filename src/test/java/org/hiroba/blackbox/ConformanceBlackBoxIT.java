package org.hiroba.blackbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * RFC 6455 to the letter, against {@code ws/echo?raw}. What a container does otherwise is listed by
 * name in {@link ConformanceExceptions}: it must fail there, and nothing else may.
 */
class ConformanceBlackBoxIT {
  @RegisterExtension static final HirobaServer SERVER = new HirobaServer();

  static Stream<ConformanceCase> cases() {
    return ConformanceCases.all().stream();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("cases")
  void holdsTo(ConformanceCase one) throws IOException, InterruptedException {
    Optional<String> known = ConformanceExceptions.of(SERVER.serverName(), one.name());
    try {
      ConformanceRun.of(one, SERVER.baseUri());
    } catch (ConformanceRun.Failed failure) {
      if (known.isEmpty()) {
        fail("%s on %s: %s", one.name(), SERVER.serverName(), failure.getMessage());
      }
      return;
    }
    if (known.isPresent()) {
      fail(
          "%s passes on %s: take it off the list of exceptions (%s)",
          one.name(), SERVER.serverName(), known.get());
    }
  }

  @Test
  void knowsItsExceptionsByNamesThatExist() {
    List<String> names = cases().map(ConformanceCase::name).toList();
    assertThat(names).doesNotHaveDuplicates();
    assertThat(ConformanceExceptions.all())
        .allMatch(pattern -> names.stream().anyMatch(name -> name.matches(pattern)));
  }

  @Test
  void refusesHandshakesThatAreNone() throws IOException {
    Map<String, String> wrong = new TreeMap<>();
    String right = RawWebSocket.handshake(SERVER.baseUri(), "ws/echo?raw");
    wrong.put("version 8", right.replace("Version: 13", "Version: 8"));
    wrong.put("no version", right.replace("Sec-WebSocket-Version: 13\r\n", ""));
    wrong.put("no key", right.replaceAll("Sec-WebSocket-Key: .*\r\n", ""));
    wrong.put("POST", right.replace("GET ", "POST ") + "Content-Length: 0\r\n");
    wrong.put("no upgrade", right.replace("Upgrade: websocket\r\n", ""));
    wrong.put("no connection", right.replace("Connection: Upgrade", "Connection: close"));
    wrong.forEach(
        (what, request) -> {
          try (RawWebSocket socket = RawWebSocket.connect(SERVER.baseUri(), 0)) {
            assertThat(socket.request(request + "\r\n"))
                .as(what)
                .doesNotStartWith("HTTP/1.1 101")
                .matches("(?s)HTTP/1\\.1 [45].*");
          } catch (IOException e) {
            throw new AssertionError(what, e);
          }
        });
  }
}
