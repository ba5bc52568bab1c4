package org.hiroba.blackbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.awaitility.Awaitility.await;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Limits of sockets, on a server of its own that has small ones. */
class SocketLimitsIT {
  private static final int PER_USER = 3;
  private static final int PER_ADDRESS = 5;

  @TempDir Path folder;

  @Test
  void refusesOneSocketMoreThanAUserOrAnAddressMayHave() {
    Map<String, String> settings =
        Map.of(
            "hiroba.limits.sockets-per-user",
            Integer.toString(PER_USER),
            "hiroba.limits.sockets-per-address",
            Integer.toString(PER_ADDRESS));
    List<ChatClient> open = new ArrayList<>();
    try (HirobaProcess server = HirobaProcess.start(folder.resolve("home"), settings)) {
      Guest ann = Guest.signIn(server.baseUri(), "Ann");
      Guest bob = Guest.signIn(server.baseUri(), "Bob");
      // Handshakes that come to nothing take nobody's place.
      for (int i = 0; i < PER_ADDRESS; i++) {
        assertThat(ann.get("ws/chat").statusCode()).isBetween(400, 426);
      }
      for (int i = 0; i < PER_USER; i++) {
        open.add(ann.open());
      }
      assertThat(refusal(ann)).isEqualTo(429);
      for (int i = PER_USER; i < PER_ADDRESS; i++) {
        open.add(bob.open());
      }
      assertThat(refusal(bob)).isEqualTo(429);
      // Who may not come at all is told that, not that there is no room.
      assertThat(refusal(server.baseUri(), "Origin", "http://evil.example")).isEqualTo(403);
      assertThat(refusal(server.baseUri(), "Cookie", "hiroba-session=guess")).isEqualTo(401);
      assertThat(refusal(server.baseUri(), "Cookie", ann.cookie(), "Origin", "http://evil.example"))
          .isEqualTo(403);
      open.remove(0).close();
      await("there is room again")
          .atMost(Duration.ofSeconds(30))
          .untilAsserted(() -> open.add(ann.open()));
      open.forEach(ChatClient::close);
    }
  }

  @Test
  void countsHandshakesThatComeAtTheSameMoment() throws Exception {
    Map<String, String> settings =
        Map.of("hiroba.limits.sockets-per-user", Integer.toString(PER_USER));
    ExecutorService threads = Executors.newFixedThreadPool(12);
    try (HirobaProcess server = HirobaProcess.start(folder.resolve("home"), settings)) {
      Guest ann = Guest.signIn(server.baseUri(), "Ann");
      Callable<Integer> visit =
          () -> {
            try {
              ann.open();
              return 101;
            } catch (ChatClient.RefusedHandshake e) {
              return e.status();
            }
          };
      List<Integer> statuses = new ArrayList<>();
      for (Future<Integer> each : threads.invokeAll(java.util.Collections.nCopies(24, visit))) {
        statuses.add(each.get());
      }
      assertThat(statuses).containsOnly(101, 429);
      assertThat(statuses.stream().filter(status -> status == 101)).hasSize(PER_USER);
    } finally {
      threads.shutdownNow();
    }
  }

  /** Whoever is signed in has places of their own, and so has each kind of endpoint. */
  @Test
  void refusesOneSocketMoreThanAnAddressMayHaveWithoutASignIn() {
    Map<String, String> settings =
        Map.of(
            "hiroba.limits.anonymous-sockets-per-address",
            Integer.toString(PER_ADDRESS),
            "hiroba.limits.sockets-per-user",
            Integer.toString(PER_USER));
    List<ChatClient> open = new ArrayList<>();
    try (HirobaProcess server = HirobaProcess.start(folder.resolve("home"), settings)) {
      URI base = server.baseUri();
      Http http = new Http(base);
      List<String> paths = List.of("ws/echo", "ws/echo?raw", "ws/diagnostics");
      for (int i = 0; i < PER_ADDRESS; i++) {
        // What comes to nothing takes nobody's place.
        assertThat(http.get(paths.get(i % 3)).statusCode()).isBetween(400, 426);
        open.add(ChatClient.open(base, paths.get(i % 3), ""));
      }
      for (String path : paths) {
        assertThat(refusalOf(base, path)).isEqualTo(429);
      }
      Guest ann = Guest.signIn(base, "Ann");
      String cookie = ann.cookie();
      for (int i = 0; i < PER_USER; i++) {
        open.add(ChatClient.open(base, i == 0 ? "ws/echo" : "ws/broadcast", "", "Cookie", cookie));
      }
      assertThat(refusalOf(base, "ws/broadcast", "Cookie", cookie)).isEqualTo(429);
      open.add(ann.open());
      for (int i = 0; i < PER_ADDRESS; i++) {
        open.remove(0).close();
        await("there is room again")
            .atMost(Duration.ofSeconds(30))
            .ignoreExceptions()
            .until(() -> open.add(ChatClient.open(base, "ws/echo?raw", "")));
      }
      assertThat(refusalOf(base, "ws/echo")).isEqualTo(429);
      open.forEach(ChatClient::close);
    }
  }

  private static int refusal(Guest guest) {
    return refusal(guest.base(), "Cookie", guest.cookie());
  }

  private static int refusal(URI base, String... headers) {
    return refusalOf(base, "ws/chat", headers);
  }

  private static int refusalOf(URI base, String path, String... headers) {
    ChatClient.RefusedHandshake refused =
        catchThrowableOfType(
            ChatClient.RefusedHandshake.class,
            () ->
                ChatClient.open(base, path, path.equals("ws/chat") ? "hiroba.v1" : "", headers)
                    .close());
    assertThat(refused).isNotNull();
    return refused.status();
  }
}
