package org.hiroba.web.page;

import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import java.util.ResourceBundle;
import java.util.TreeMap;

/**
 * Holds the texts of the page, {@code messages_en} and {@code messages_ja}, read once. The same
 * texts serve the JSP shells and the scripts. Immutable.
 */
final class PageTexts {
  private final Map<Language, Map<String, String>> tables = new EnumMap<>(Language.class);

  /**
   * Reads all languages.
   *
   * @throws java.util.MissingResourceException when a language's file is not in the WAR
   */
  PageTexts() {
    for (Language language : Language.values()) {
      tables.put(language, read(language));
    }
  }

  /** Returns the texts by key. */
  Map<String, String> in(Language language) {
    return tables.getOrDefault(language, Map.of());
  }

  private static Map<String, String> read(Language language) {
    // Without the fallback to the server's own locale: a missing file must not pass unnoticed.
    ResourceBundle bundle =
        ResourceBundle.getBundle(
            "messages",
            language.locale(),
            PageTexts.class.getClassLoader(),
            ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
    Map<String, String> table = new TreeMap<>();
    for (String key : bundle.keySet()) {
      table.put(key, bundle.getString(key));
    }
    return Collections.unmodifiableMap(table);
  }
}
