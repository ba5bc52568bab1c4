package org.hiroba.blackbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Somebody who sends commands as fast as they can: others are served, and the last mark counts. By
 * how much it slows others down is logged, not asserted: both sides of the flood share the machine
 * with them.
 */
class CommandFloodIT {
  private static final int SOCKETS = 4;
  private static final int POSTS = 60;

  private static final Logger LOG = System.getLogger(CommandFloodIT.class.getName());

  @TempDir Path folder;

  @Test
  void servesOthersWhileSomebodyMarksRandomRoomsAsRead() throws Exception {
    Map<String, String> settings = Map.of("hiroba.limits.posts-per-second", "0");
    ExecutorService threads = Executors.newFixedThreadPool(SOCKETS);
    try (HirobaProcess server = HirobaProcess.start(folder.resolve("home"), settings)) {
      Guest mia = Guest.signIn(server.baseUri(), "Mia");
      try (ChatClient olga = Guest.signIn(server.baseUri(), "Olga").connect()) {
        post(olga);
        List<Long> calm = post(olga);
        AtomicBoolean over = new AtomicBoolean();
        AtomicLong sent = new AtomicLong();
        List<Future<?>> floods = new ArrayList<>();
        List<ChatClient> sockets = new ArrayList<>();
        for (int i = 0; i < SOCKETS; i++) {
          ChatClient socket = mia.connect();
          sockets.add(socket);
          floods.add(threads.submit(() -> flood(socket, over, sent)));
        }
        post(olga);
        List<Long> flooded = post(olga);
        over.set(true);
        for (Future<?> flood : floods) {
          flood.get(30, TimeUnit.SECONDS);
        }
        LOG.log(
            Level.INFO,
            String.format(
                Locale.ROOT,
                "posts beside %d reads: median %.1f ms and p99 %.1f ms, calm %.1f ms and %.1f ms",
                sent.get(),
                at(flooded, 0.5),
                at(flooded, 0.99),
                at(calm, 0.5),
                at(calm, 0.99)));
        // Who sent too fast is there as before, and may go on.
        long last = olga.awaitAnswer(olga.post("lobby", "last")).get("seq").asLong();
        sockets
            .get(0)
            .send(
                Json.MAPPER
                    .createObjectNode()
                    .put("type", "read")
                    .put("room", "lobby")
                    .put("seq", last));
        sockets
            .get(1)
            .awaitEvent(
                "the mark",
                ChatClient.ofType("read").and(event -> event.path("upTo").asLong() == last));
        sockets.forEach(ChatClient::close);
      }
    } finally {
      threads.shutdownNow();
    }
  }

  private static void flood(ChatClient socket, AtomicBoolean over, AtomicLong sent) {
    long i = 0;
    while (!over.get()) {
      socket.sendText("{\"type\":\"read\",\"room\":\"r" + i++ + "\",\"seq\":1}");
      sent.incrementAndGet();
    }
  }

  /** Returns how long each of some posts took to come back, in nanoseconds, sorted. */
  private static List<Long> post(ChatClient author) {
    List<Long> took = new ArrayList<>();
    for (int i = 0; i < POSTS; i++) {
      long start = System.nanoTime();
      JsonNode answer = author.awaitAnswer(author.post("lobby", "m" + i));
      assertThat(answer.get("type").asText()).isEqualTo("accepted");
      took.add(System.nanoTime() - start);
    }
    return took.stream().sorted().toList();
  }

  private static double at(List<Long> sorted, double part) {
    return sorted.get((int) Math.min(sorted.size() - 1L, (long) (part * sorted.size()))) / 1e6;
  }
}
