package org.hiroba.startup;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class OpenedTest {
  private final List<String> closed = new ArrayList<>();
  private final Opened opened = new Opened();

  @Test
  void closesTheLastFirstAndOnce() {
    opened.add(() -> closed.add("first"));
    opened.add(() -> closed.add("last"));
    opened.close();
    opened.close();
    assertThat(closed).containsExactly("last", "first");
  }

  @Test
  void closesTheRestWhateverOneThrows() {
    opened.add(() -> closed.add("first"));
    opened.add(
        () -> {
          throw new NoClassDefFoundError("gone with the application");
        });
    opened.add(
        () -> {
          throw new IllegalStateException("broken");
        });
    opened.close();
    assertThat(closed).containsExactly("first");
  }
}
