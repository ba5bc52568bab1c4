package org.hiroba.oidc;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NextPlaceTest {
  @ParameterizedTest
  @CsvSource({
    "#/room/lobby, /#/room/lobby",
    "?room=lobby&before=3, /?room=lobby&before=3",
    "/diagnostics, /diagnostics",
    "/, /"
  })
  void leadsToPlacesHere(String wanted, String place) {
    assertThat(NextPlace.of(wanted)).isEqualTo(place);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "//evil.example",
        "https://evil.example",
        "/\\evil.example",
        "\\/evil.example",
        "javascript:alert(1)",
        "evil.example",
        "/../other",
        "/a b",
        "/\r\nSet-Cookie: a=b",
        "@evil.example"
      })
  void leadsToThePageInsteadOfAnywhereElse(String wanted) {
    assertThat(NextPlace.of(wanted)).isEqualTo("/");
  }

  @ParameterizedTest
  @ValueSource(ints = {512, 513})
  void takesFiveHundredAndTwelveCharacters(int length) {
    String wanted = "/" + "a".repeat(length - 1);
    assertThat(NextPlace.of(wanted)).isEqualTo(length <= 512 ? wanted : "/");
  }
}
