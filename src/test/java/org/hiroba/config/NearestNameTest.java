package org.hiroba.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class NearestNameTest {
  @Test
  void countsEditsBetweenNames() {
    assertThat(NearestName.distance("", "abc")).isEqualTo(3);
    assertThat(NearestName.distance("port", "prot")).isEqualTo(2);
    assertThat(NearestName.distance("same", "same")).isZero();
  }

  @Test
  void findsTheNearest() {
    assertThat(NearestName.among(List.of("hiroba.home", "hiroba.auth"), "hiroba.hoem"))
        .contains("hiroba.home");
    assertThat(NearestName.among(List.of(), "x")).isEmpty();
  }
}
