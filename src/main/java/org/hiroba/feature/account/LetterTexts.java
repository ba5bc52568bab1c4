package org.hiroba.feature.account;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.ResourceBundle;
import java.util.stream.Collectors;
import org.hiroba.feature.mail.Letter;

/** Holds what letters say, in both languages, as it stands in {@code messages_…}. Immutable. */
final class LetterTexts {
  static final List<String> LANGUAGES = List.of("en", "ja");

  private static final String PREFIX = "letter.";

  private final Map<String, Map<String, String>> tables =
      LANGUAGES.stream().collect(Collectors.toUnmodifiableMap(tag -> tag, LetterTexts::read));

  private static Map<String, String> read(String tag) {
    ResourceBundle bundle =
        ResourceBundle.getBundle(
            "messages",
            Locale.forLanguageTag(tag),
            LetterTexts.class.getClassLoader(),
            ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
    return bundle.keySet().stream()
        .filter(key -> key.startsWith(PREFIX))
        .collect(Collectors.toUnmodifiableMap(key -> key, bundle::getString));
  }

  /**
   * Writes a letter: its subject, its parts with empty lines between them, and who it is from.
   *
   * @param site where this server is
   * @param parts keys of texts, each with its parts in the place of {@code {0}} and so on
   */
  Letter letter(String language, String kind, String site, String... parts) {
    Map<String, String> table = tables.getOrDefault(language, tables.getOrDefault("en", Map.of()));
    List<String> text = new ArrayList<>();
    text.add(fill(table.getOrDefault(PREFIX + kind, ""), parts));
    text.add(fill(table.getOrDefault(PREFIX + "end", ""), site));
    return new Letter(
        fill(table.getOrDefault(PREFIX + kind + ".subject", ""), parts),
        String.join("\n\n", text) + "\n");
  }

  /** What is put in is not looked through again. */
  private static String fill(String template, String... parts) {
    StringBuilder out = new StringBuilder();
    int i = 0;
    while (i < template.length()) {
      char c = template.charAt(i);
      int digit = i + 2 < template.length() ? template.charAt(i + 1) - '0' : -1;
      if (c == '{' && digit >= 0 && digit < parts.length && template.charAt(i + 2) == '}') {
        out.append(parts[digit]);
        i += 3;
      } else {
        out.append(c);
        i++;
      }
    }
    return out.toString();
  }
}
