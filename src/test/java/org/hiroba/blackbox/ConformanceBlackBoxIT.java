package org.hiroba.blackbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.hiroba.blackbox.ConformanceExceptions.Known;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * RFC 6455 to the letter, against {@code ws/echo?raw}. What a container does otherwise is listed by
 * name in {@link ConformanceExceptions}: it must fail there, each time or now and then, and nothing
 * else may.
 */
class ConformanceBlackBoxIT {
  /** What is lost now and then was lost in 26–75 of 100 runs: so often it is as good as certain. */
  private static final int RUNS_UNTIL_LOST = 100;

  @RegisterExtension static final HirobaServer SERVER = new HirobaServer();

  static Stream<ConformanceCase> cases() {
    return ConformanceCases.all().stream();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("cases")
  void holdsTo(ConformanceCase one) throws IOException, InterruptedException {
    Optional<Known> known = ConformanceExceptions.of(SERVER.serverName(), one.name());
    if (known.isPresent() && known.get().loses()) {
      losesNowAndThen(one);
      return;
    }
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
          one.name(), SERVER.serverName(), known.get().instead());
    }
  }

  /** It passes, or loses what was to come, and nothing else; and it does lose. */
  private static void losesNowAndThen(ConformanceCase one)
      throws IOException, InterruptedException {
    for (int i = 0; i < RUNS_UNTIL_LOST; i++) {
      try {
        ConformanceRun.of(one, SERVER.baseUri());
      } catch (ConformanceRun.Lost asKnown) {
        return;
      } catch (ConformanceRun.Failed failure) {
        fail("%s on %s: %s", one.name(), SERVER.serverName(), failure.getMessage());
      }
    }
    fail(
        "%s lost nothing on %s in %d runs: take it off the list of exceptions",
        one.name(), SERVER.serverName(), RUNS_UNTIL_LOST);
  }

  @Test
  void knowsItsExceptionsByNamesThatExist() {
    List<String> names = cases().map(ConformanceCase::name).toList();
    assertThat(names).doesNotHaveDuplicates();
    assertThat(ConformanceExceptions.all())
        .allMatch(known -> names.stream().anyMatch(name -> name.matches(known.name())));
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
