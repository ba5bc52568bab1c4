package org.hiroba.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class DerivedTest {
  private final Current<String> current = new Current<>("one");
  private final List<String> made = new ArrayList<>();
  private final Derived<String, Integer> length =
      new Derived<>(
          current,
          text -> {
            made.add(text);
            return text.length();
          });

  @Test
  void isMadeOnceAndAgainWhenItsSourceIsAnother() {
    assertThat(made).isEmpty();
    assertThat(length.get()).isEqualTo(3);
    assertThat(length.get()).isEqualTo(3);
    current.set("three");
    assertThat(length.get()).isEqualTo(5);
    assertThat(made).containsExactly("one", "three");
  }

  @Test
  void staysAsItIsWhenTheSameIsPutIntoForceOnceMore() {
    length.get();
    current.set(String.join("", "o", "ne"));
    length.get();
    assertThat(made).containsExactly("one");
  }
}
