package org.hiroba.web.page;

import java.util.Enumeration;
import java.util.Locale;
import java.util.Optional;

/** The languages that the page speaks. */
public enum Language {
  ENGLISH("en"),
  JAPANESE("ja");

  private final String tag;

  Language(String tag) {
    this.tag = tag;
  }

  /** Returns the BCP 47 tag, for instance {@code ja}. */
  public String tag() {
    return tag;
  }

  /** Returns the locale whose texts are shown. */
  public Locale locale() {
    return Locale.forLanguageTag(tag);
  }

  /** Returns the language with this tag, if it is one of ours. */
  public static Optional<Language> ofTag(String tag) {
    for (Language language : values()) {
      if (language.tag.equals(tag)) {
        return Optional.of(language);
      }
    }
    return Optional.empty();
  }

  /** Returns the first of the wanted locales whose language is ours; English when none is. */
  public static Language firstOf(Enumeration<Locale> wanted) {
    while (wanted.hasMoreElements()) {
      Optional<Language> language = ofTag(wanted.nextElement().getLanguage());
      if (language.isPresent()) {
        return language.get();
      }
    }
    return ENGLISH;
  }
}
