package org.hiroba.startup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.time.Clock;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.hiroba.account.AccountName;
import org.hiroba.account.Role;
import org.hiroba.account.User;
import org.hiroba.account.UserId;
import org.hiroba.feature.signin.SignInWrites;
import org.hiroba.health.HandWatchdog;
import org.hiroba.health.HealthStatus;
import org.hiroba.jdbc.DatabaseStore;
import org.hiroba.log.LogWriter;
import org.hiroba.log.Store;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WriterCheckTest {
  private static final User ANN = new User(new UserId("ann"), "ann", "Ann", Set.of(Role.USER));

  @TempDir Path folder;

  /** A disk that does not answer looks the same: the writer is inside the driver. */
  @Test
  void isNotReadyAndYetLiveWhileTheDatabaseKeepsTheWriterWaiting() throws Exception {
    Store store = DatabaseStore.sqlite(folder);
    LogWriter writer = new LogWriter(store.log(), Clock.systemUTC(), news -> {});
    HandWatchdog hand = new HandWatchdog(() -> List.of(writer.threads()));
    WriterCheck check = new WriterCheck(writer, hand.watchdog());
    writer.start();
    try (Connection other =
            DriverManager.getConnection("jdbc:sqlite:" + folder.resolve("hiroba.db"));
        Statement statement = other.createStatement()) {
      statement.execute("BEGIN IMMEDIATE");
      CompletableFuture<Object> answer =
          writer.submit(
              (tx, at) -> {
                tx.port(SignInWrites.class).addAccount(ANN, new AccountName("ann"), at);
                return at;
              });
      await()
          .until(
              () -> {
                hand.pass(30);
                return check.check().status() == HealthStatus.DOWN;
              });
      assertThat(check.check().data().get("error")).asString().contains("does not help");
      assertThat(hand.check("hiroba-log-writer").status()).isEqualTo(HealthStatus.UP);
      statement.execute("ROLLBACK");
      assertThat(answer.join()).isNotNull();
      await().untilAsserted(() -> assertThat(check.check().status()).isEqualTo(HealthStatus.UP));
    } finally {
      writer.close();
      store.close();
    }
  }
}
