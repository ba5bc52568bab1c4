package org.hiroba.web.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class PageTextsTest {
  private static final Pattern PLACEHOLDER = Pattern.compile("\\{\\d}");

  private final PageTexts texts = new PageTexts();

  @Test
  void hasTheSameTextsWithTheSamePlaceholdersInEachLanguage() {
    assertThat(placeholders(texts.in(Language.JAPANESE)))
        .isEqualTo(placeholders(texts.in(Language.ENGLISH)));
  }

  @Test
  void readsJapaneseAsUtf8() {
    assertThat(texts.in(Language.JAPANESE)).containsEntry("timeline.today", "今日");
  }

  private static Map<String, String> placeholders(Map<String, String> table) {
    Map<String, String> found = new TreeMap<>();
    table.forEach(
        (key, text) ->
            found.put(
                key,
                PLACEHOLDER
                    .matcher(text)
                    .results()
                    .map(result -> result.group())
                    .collect(Collectors.toCollection(TreeSet::new))
                    .toString()));
    return found;
  }
}
