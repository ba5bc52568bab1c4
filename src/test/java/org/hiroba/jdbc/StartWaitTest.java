package org.hiroba.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import org.hiroba.log.StorageException;
import org.junit.jupiter.api.Test;

class StartWaitTest {
  private long nanos = 7;
  private int tries;
  private final StartWait wait =
      new StartWait(Duration.ofMinutes(2), () -> nanos, pause -> nanos += pause);

  private String attempt(Queue<String> states) {
    tries++;
    if (states.isEmpty()) {
      return "open";
    }
    throw new StorageException(
        "Cannot connect.", new IllegalStateException(new SQLException("no", states.remove())));
  }

  @Test
  void waitsForADatabaseThatStarts() {
    Queue<String> states = new ArrayDeque<>(List.of("08001", "08006", "57P03", "53300"));
    assertThat(wait.until(() -> attempt(states))).isEqualTo("open");
    assertThat(tries).isEqualTo(5);
  }

  @Test
  void doesNotWaitForWhatWaitingDoesNotMend() {
    for (String state : List.of("28P01", "28000", "3D000")) {
      tries = 0;
      Queue<String> states = new ArrayDeque<>(List.of(state, state));
      assertThatThrownBy(() -> wait.until(() -> attempt(states)))
          .isInstanceOf(StorageException.class);
      assertThat(tries).as(state).isEqualTo(1);
    }
  }

  @Test
  void givesUpWhenTheTimeIsOver() {
    long began = nanos;
    assertThatThrownBy(
            () ->
                wait.until(
                    () -> {
                      tries++;
                      throw new StorageException(
                          "Cannot connect.", new SQLException("no", "08001"));
                    }))
        .isInstanceOf(StorageException.class);
    assertThat(Duration.ofNanos(nanos - began)).isEqualTo(Duration.ofMinutes(2));
    assertThat(tries).isEqualTo(121);
  }
}
