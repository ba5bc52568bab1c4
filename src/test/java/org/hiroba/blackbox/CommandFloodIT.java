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
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Somebody who sends commands as fast as they can slows others down by no more than the processors
 * that they use up themselves: what it is compared with is the same flood of a server beside this
 * one on the same machine.
 */
class CommandFloodIT {
  private static final int SOCKETS = 4;
  private static final int POSTS = 60;
  private static final int ROUNDS = 3;

  private static final Logger LOG = System.getLogger(CommandFloodIT.class.getName());

  @TempDir Path folder;

  @Test
  void servesOthersWhileSomebodyMarksRandomRoomsAsRead() throws Exception {
    Map<String, String> settings = Map.of("hiroba.limits.posts-per-second", "0");
    try (HirobaProcess server = HirobaProcess.start(folder.resolve("home"), settings);
        HirobaProcess beside = HirobaProcess.start(folder.resolve("beside"), settings);
        ChatClient olga = Guest.signIn(server.baseUri(), "Olga").connect()) {
      Guest mia = Guest.signIn(server.baseUri(), "Mia");
      Guest neighbour = Guest.signIn(beside.baseUri(), "Mia");
      post(olga);
      double calm = at(post(olga), 0.5);
      double elsewhere = Double.MAX_VALUE;
      double here = Double.MAX_VALUE;
      // In turns: the machine may do more at one time than at another.
      for (int i = 0; i < ROUNDS; i++) {
        elsewhere = Math.min(elsewhere, at(postBesideFlood(olga, neighbour), 0.5));
        here = Math.min(here, at(postBesideFlood(olga, mia), 0.5));
      }
      LOG.log(
          Level.INFO,
          String.format(
              Locale.ROOT,
              "median of posts: calm %.1f ms, beside a flood elsewhere %.1f ms, here %.1f ms",
              calm,
              elsewhere,
              here));
      assertThat(here).isLessThan(2 * elsewhere);
      long last = olga.awaitAnswer(olga.post("lobby", "last")).get("seq").asLong();
      try (ChatClient one = mia.connect();
          ChatClient two = mia.connect()) {
        one.send(
            Json.MAPPER
                .createObjectNode()
                .put("type", "read")
                .put("room", "lobby")
                .put("seq", last));
        two.awaitEvent(
            "the mark",
            ChatClient.ofType("read").and(event -> event.path("upTo").asLong() == last));
      }
    }
  }

  /** Posts while somebody floods; returns how long each took, sorted. */
  private static List<Long> postBesideFlood(ChatClient author, Guest flooder) throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(SOCKETS);
    List<ChatClient> sockets = new ArrayList<>();
    AtomicBoolean over = new AtomicBoolean();
    try {
      List<Future<?>> floods = new ArrayList<>();
      for (int i = 0; i < SOCKETS; i++) {
        ChatClient socket = flooder.connect();
        sockets.add(socket);
        floods.add(threads.submit(() -> flood(socket, over)));
      }
      post(author);
      List<Long> took = post(author);
      over.set(true);
      for (Future<?> flood : floods) {
        flood.get(30, TimeUnit.SECONDS);
      }
      return took;
    } finally {
      over.set(true);
      threads.shutdownNow();
      sockets.forEach(ChatClient::close);
    }
  }

  private static void flood(ChatClient socket, AtomicBoolean over) {
    long i = 0;
    while (!over.get()) {
      socket.sendText("{\"type\":\"read\",\"room\":\"r" + i++ + "\",\"seq\":1}");
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
