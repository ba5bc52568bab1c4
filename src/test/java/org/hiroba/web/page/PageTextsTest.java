package org.hiroba.web.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class PageTextsTest {
  private static final Pattern PLACEHOLDER = Pattern.compile("\\{\\d}");

  private static final Pattern SAID = Pattern.compile("\\btexts\\.say\\(\"([a-zA-Z.-]+)\"");

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

  @Test
  void sendsTheChatEveryTextThatItsScriptsName() throws IOException {
    Set<String> known = texts.in(Language.ENGLISH).keySet();
    // Those are put together from the code of what failed.
    Set<String> named =
        known.stream()
            .filter(key -> key.startsWith("error."))
            .collect(Collectors.toCollection(TreeSet::new));
    try (Stream<Path> files = Files.walk(Path.of("webapp/js"))) {
      for (Path file : files.filter(PageTextsTest::isOfTheChat).toList()) {
        SAID.matcher(Files.readString(file))
            .results()
            .forEach(result -> named.add(result.group(1)));
      }
    }
    assertThat(named).hasSizeGreaterThan(100);
    named.removeIf(key -> TextsServlet.PARTS.contains(key.replaceFirst("\\..*", "")));
    assertThat(known.stream().filter(ChatShellServlet::isForPage)).containsAll(named);
  }

  private static boolean isOfTheChat(Path file) {
    String path = file.toString();
    return path.endsWith(".js") && !path.contains("diagnostics") && !path.contains("admin");
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
