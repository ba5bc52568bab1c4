package org.hiroba.feature.retention;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.hiroba.account.AccountName;
import org.hiroba.account.Role;
import org.hiroba.account.User;
import org.hiroba.account.UserId;
import org.hiroba.feature.message.MessagePosted;
import org.hiroba.feature.signin.SignInWrites;
import org.hiroba.health.Meters;
import org.hiroba.jdbc.DatabaseStore;
import org.hiroba.log.LogWriter;
import org.hiroba.log.RoomLog;
import org.hiroba.log.WriteTransaction;
import org.hiroba.room.RoomId;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A million old messages go while people write, and nobody waits longer for it. */
@Tag("nightly")
class RetentionLoadIT {
  private static final int OLD = Integer.getInteger("hiroba.tests.retention", 1_000_000);
  private static final int POSTS = 3_000;
  private static final int EVERY_MILLIS = 10;
  private static final int BATCH = 2_000;
  private static final User ANN = new User(new UserId("ann"), "ann", "Ann", Set.of(Role.USER));

  private int made;

  private MessagePosted message(long seq, Instant at) {
    return new MessagePosted(
        RoomId.LOBBY,
        seq,
        at,
        "m" + made++,
        ANN.ref(),
        "an old message of some words, as people write them",
        null,
        List.of(),
        null,
        false);
  }

  private void fill(RoomLog log, Instant at) {
    for (int left = OLD; left > 0; left -= BATCH) {
      try (WriteTransaction tx = log.begin(Set.of(), new TreeSet<>())) {
        for (int i = 0; i < Math.min(left, BATCH); i++) {
          tx.append(RoomId.LOBBY, seq -> message(seq, at));
        }
        tx.commit();
      }
    }
  }

  /** Posts at a steady pace, and returns the time that 99 of 100 took at most, in microseconds. */
  private long p99(LogWriter writer) throws Exception {
    long[] micros = new long[POSTS];
    long next = System.nanoTime();
    List<CompletableFuture<Void>> posted = new ArrayList<>();
    for (int i = 0; i < POSTS; i++) {
      int number = i;
      long due = next;
      while (System.nanoTime() - due < 0) {
        TimeUnit.NANOSECONDS.sleep(Math.max(1, due - System.nanoTime()));
      }
      posted.add(
          writer
              .submit((tx, at) -> tx.append(RoomId.LOBBY, seq -> message(seq, at)))
              .thenAccept(done -> micros[number] = (System.nanoTime() - due) / 1_000));
      next += Duration.ofMillis(EVERY_MILLIS).toNanos();
    }
    CompletableFuture.allOf(posted.toArray(CompletableFuture[]::new)).get(1, TimeUnit.MINUTES);
    Arrays.sort(micros);
    return micros[POSTS * 99 / 100];
  }

  @Test
  void postsTakeNoLongerWhileOldMessagesGo(@TempDir Path folder) throws Exception {
    Instant old = Instant.now().minus(Duration.ofDays(100));
    try (DatabaseStore store = (DatabaseStore) DatabaseStore.sqlite(folder);
        LogWriter writer = new LogWriter(store.log(), Clock.systemUTC(), news -> {})) {
      try (WriteTransaction tx = store.log().begin(Set.of(), new TreeSet<>())) {
        tx.port(SignInWrites.class).addAccount(ANN, new AccountName("ann"), old);
        tx.commit();
      }
      fill(store.log(), old);
      writer.start();
      p99(writer);
      long before = p99(writer);
      RetentionPass pass =
          new RetentionPass(
              writer,
              store.log().port(RetentionReads.class),
              new RetentionPass.Search(store.database().forgetting(), () -> false),
              () -> 30,
              Clock.systemUTC(),
              Meters.NONE);
      CountDownLatch end = new CountDownLatch(1);
      Thread rounds =
          new Thread(
              () -> {
                try {
                  do {
                    pass.look();
                  } while (!end.await(1, TimeUnit.SECONDS));
                } catch (InterruptedException e) {
                  Thread.currentThread().interrupt();
                }
              });
      rounds.start();
      long during = p99(writer);
      end.countDown();
      rounds.join();
      System.out.printf(
          Locale.ROOT,
          "p99 of posts: %d µs before, %d µs while %,d old messages go%n",
          before,
          during,
          OLD);
      assertThat(store.log().eventsAfter(RoomId.LOBBY, 0, 1).get(0))
          .isInstanceOf(EventExpired.class);
      assertThat(during).isLessThan(Math.max(3 * before, 50_000));
    }
  }
}
