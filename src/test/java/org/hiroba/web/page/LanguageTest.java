package org.hiroba.web.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Collections;
import java.util.Locale;
import org.junit.jupiter.api.Test;

class LanguageTest {
  @Test
  void takesTheFirstWantedLanguageThatThePageSpeaks() {
    assertThat(firstOf("fr-CH", "ja-JP", "en")).isEqualTo(Language.JAPANESE);
    assertThat(firstOf("en-GB", "ja")).isEqualTo(Language.ENGLISH);
  }

  @Test
  void speaksEnglishToEverybodyElse() {
    assertThat(firstOf("fr", "de")).isEqualTo(Language.ENGLISH);
    assertThat(firstOf()).isEqualTo(Language.ENGLISH);
  }

  @Test
  void knowsNoOtherTag() {
    assertThat(Language.ofTag("ja")).contains(Language.JAPANESE);
    assertThat(Language.ofTag("\"><script>")).isEmpty();
    assertThat(Language.ofTag("")).isEmpty();
  }

  private static Language firstOf(String... tags) {
    return Language.firstOf(
        Collections.enumeration(Arrays.stream(tags).map(Locale::forLanguageTag).toList()));
  }
}
