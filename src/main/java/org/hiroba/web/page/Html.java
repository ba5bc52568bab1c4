package org.hiroba.web.page;

import org.jspecify.annotations.Nullable;

/** Escapes text for HTML; the EL function {@code ui:html} of the shells. Stateless. */
public final class Html {
  private Html() {}

  /**
   * Returns {@code text} so that it is only ever text, as element content and within quoted
   * attributes. Null gives the empty string, as EL does.
   */
  public static String html(@Nullable String text) {
    if (text == null) {
      return "";
    }
    StringBuilder escaped = new StringBuilder(text.length() + 16);
    for (int i = 0; i < text.length(); i++) {
      char sign = text.charAt(i);
      switch (sign) {
        case '&' -> escaped.append("&amp;");
        case '<' -> escaped.append("&lt;");
        case '>' -> escaped.append("&gt;");
        case '"' -> escaped.append("&#34;");
        case '\'' -> escaped.append("&#39;");
        default -> escaped.append(sign);
      }
    }
    return escaped.toString();
  }
}
