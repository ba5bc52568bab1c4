package org.hiroba.web.page;

import java.util.Locale;

/** The looks that a reader may choose; the names are those of the page's {@code data-theme}. */
public enum Theme {
  AUTO,
  LIGHT,
  DARK;

  /** Returns the theme of this name, or {@link #AUTO} for anything that is none. */
  public static Theme named(String name) {
    for (Theme theme : values()) {
      if (theme.attribute().equals(name)) {
        return theme;
      }
    }
    return AUTO;
  }

  /** Returns the value of {@code data-theme}. */
  public String attribute() {
    return name().toLowerCase(Locale.ROOT);
  }
}
