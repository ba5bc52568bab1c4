package org.hiroba.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.hiroba.blackbox.Footprint;
import org.hiroba.blackbox.Guest;
import org.hiroba.blackbox.RawWebSocket;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Very many connections at once, and very many one after the other. */
class CrowdIT {
  private static final Scale SCALE = Scale.chosen();

  @TempDir Path folder;

  @Test
  void catchesEverybodyUpWhoComesBackAtOnce() {
    try (TestedServer server = new TestedServer(folder.resolve("home"))) {
      server.start();
      try (Load load = new Load(server, SCALE.reconnecting(), 1, 200)) {
        LoadClient speaker = load.clients().get(0);
        load.clients().stream().skip(1).forEach(LoadClient::vanish);
        for (int i = 0; i < SCALE.missedPosts(); i++) {
          speaker.post("lobby");
        }
        await("the posts are there").atMost(Duration.ofSeconds(30)).until(speaker::isSettled);
        long began = System.nanoTime();
        load.clients().forEach(LoadClient::connect);
        for (int i = 0; i < SCALE.missedPosts(); i++) {
          speaker.post("lobby");
        }
        await("everybody has caught up")
            .atMost(Duration.ofSeconds(15))
            .pollInterval(Duration.ofMillis(20))
            .until(() -> load.clients().stream().allMatch(LoadClient::isLive));
        System.out.println(
            SCALE.reconnecting()
                + " clients caught up after "
                + Duration.ofNanos(System.nanoTime() - began).toMillis()
                + " ms");
        load.finish(SCALE.reconnecting() + " clients reconnect at once");
      }
    }
  }

  @Test
  void holdsNothingOfConnectionsThatAreGone() throws Exception {
    try (TestedServer server = new TestedServer(folder.resolve("home"))) {
      server.start();
      try (Load load = new Load(server, 2, 1, 200)) {
        load.start(50);
        Guest guest = Guest.signIn(server.base(), "Comes And Goes");
        // The first thousand make pools and caches.
        churn(server, guest, Math.min(500, 5 * SCALE.churnPerSecond()), SCALE.churnPerSecond());
        Footprint before = settled(server);
        int count = SCALE.churnSeconds() * SCALE.churnPerSecond();
        long began = System.nanoTime();
        churn(server, guest, count, SCALE.churnPerSecond());
        long millis = Duration.ofNanos(System.nanoTime() - began).toMillis();
        System.out.println("churn: " + count + " connections in " + millis + " ms, " + before);
        await("descriptors, threads and heap are as before")
            .atMost(Duration.ofSeconds(60))
            .pollInterval(Duration.ofSeconds(1))
            .untilAsserted(
                () -> {
                  Footprint after = server.footprint();
                  System.out.println("churn: after " + after);
                  assertThat(after.descriptors()).isLessThanOrEqualTo(before.descriptors() + 10);
                  assertThat(after.threads()).isLessThanOrEqualTo(before.threads() + 20);
                  assertThat(after.heapKilobytes())
                      .isLessThan(before.heapKilobytes() + 8_192 + count / 4);
                });
        load.finish("connect and close " + count + " times");
      }
    }
  }

  /** The closes of the last connections are still under way for a moment. */
  private static Footprint settled(TestedServer server) {
    long[] last = {-1};
    await("the number of descriptors stands still")
        .atMost(Duration.ofSeconds(60))
        .pollInterval(Duration.ofMillis(500))
        .until(
            () -> {
              long now = server.descriptors();
              boolean same = now == last[0];
              last[0] = now;
              return same;
            });
    return server.footprint();
  }

  private static void churn(TestedServer server, Guest guest, int count, int perSecond)
      throws Exception {
    int threads = 4;
    ExecutorService pool = Executors.newFixedThreadPool(threads);
    try {
      Callable<Integer> visits =
          () -> {
            long began = System.nanoTime();
            for (int i = 0; i < count / threads; i++) {
              long due = began + TimeUnit.SECONDS.toNanos(1) * i * threads / perSecond;
              LockSupport.parkNanos(due - System.nanoTime());
              visit(server, guest, i % 3);
            }
            return count / threads;
          };
      for (Future<Integer> done : pool.invokeAll(java.util.Collections.nCopies(threads, visits))) {
        assertThat(done.get()).isEqualTo(count / threads);
      }
    } finally {
      pool.shutdownNow();
    }
  }

  /** A third says hello and goodbye, a third goes without a word, a third says nothing at all. */
  private static void visit(TestedServer server, Guest guest, int manner) throws IOException {
    try (RawWebSocket visitor = RawWebSocket.open(server.base(), guest, 0)) {
      if (manner < 2) {
        visitor.hello();
        visitor.readFrame();
      }
      if (manner == 0) {
        visitor.sayGoodbye();
        visitor.readUntilClosed();
      }
    }
  }
}
