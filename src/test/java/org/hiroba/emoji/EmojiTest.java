package org.hiroba.emoji;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EmojiTest {
  private static final String STYLE = "\uFE0F";

  @Test
  void knowsAllEmojiOfUnicode() {
    assertThat(Emoji.all()).hasSize(3953).doesNotHaveDuplicates();
    assertThat(Emoji.all()).allMatch(emoji -> emoji.length() <= Emoji.MAX_CHARS / 2);
    assertThat(new HashSet<>(Emoji.all().stream().map(Emoji::key).toList())).hasSize(3953);
  }

  @Test
  void spellsEachInOneWayHoweverItsVariationSelectorsAreSet() {
    for (String emoji : Emoji.all()) {
      assertThat(Emoji.spelling(emoji)).contains(emoji);
      assertThat(Emoji.spelling(emoji.replace(STYLE, ""))).contains(emoji);
      assertThat(Emoji.spelling(emoji + STYLE)).contains(emoji);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "❤, ❤️",
    "❤️, ❤️",
    "❤\uFE0E, ❤️",
    "👍\uFE0F, 👍",
    "👍🏽, 👍🏽",
    "🏳‍🌈, 🏳️‍🌈",
    "👩🏽‍❤‍💋‍👨🏿, 👩🏽‍❤️‍💋‍👨🏿",
    "👨‍👩‍👧‍👦, 👨‍👩‍👧‍👦",
    "🇯🇵, 🇯🇵",
    "🏴󠁧󠁢󠁳󠁣󠁴󠁿, 🏴󠁧󠁢󠁳󠁣󠁴󠁿",
    "1⃣, 1️⃣"
  })
  void takesTonesFamiliesFlagsAndKeycaps(String text, String spelling) {
    assertThat(Emoji.spelling(text)).contains(spelling);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "a",
        "1",
        "#",
        "ok",
        ":+1:",
        "👍👍",
        "👍 ",
        "👍a",
        "🇯",
        "🇽🇽",
        "👍‍👍",
        "\uFE0F",
        "\u200D",
        "\uD83D",
        "__proto__"
      })
  void takesNothingElse(String text) {
    assertThat(Emoji.spelling(text)).isEmpty();
    assertThat(Emoji.shown(text)).isEqualTo(text);
  }

  @Test
  void looksAtNothingThatIsTooLong() {
    assertThat(Emoji.spelling("❤" + STYLE.repeat(Emoji.MAX_CHARS - 1))).contains("❤️");
    assertThat(Emoji.spelling("❤" + STYLE.repeat(Emoji.MAX_CHARS))).isEmpty();
  }
}
