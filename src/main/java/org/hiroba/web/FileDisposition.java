package org.hiroba.web;

import java.nio.charset.StandardCharsets;
import java.util.Locale;

/**
 * Says under which name a file is saved (RFC 6266): once in ASCII for who knows nothing else, once
 * as it is (RFC 8187). Stateless.
 */
final class FileDisposition {
  private static final String PLAIN = "!#$&+-.^_`|~";

  private FileDisposition() {}

  /**
   * Returns the header.
   *
   * @param inline it is shown, and saved only if somebody wishes so
   */
  static String of(String name, boolean inline) {
    return (inline ? "inline" : "attachment")
        + "; filename=\""
        + ascii(name)
        + "\"; filename*=UTF-8''"
        + encoded(name);
  }

  private static String ascii(String name) {
    StringBuilder text = new StringBuilder();
    name.codePoints()
        .map(c -> c < ' ' || c > '~' || c == '"' || c == '\\' || c == '%' ? '_' : c)
        .forEach(text::appendCodePoint);
    return text.toString();
  }

  private static String encoded(String name) {
    StringBuilder text = new StringBuilder();
    for (byte one : name.getBytes(StandardCharsets.UTF_8)) {
      char c = (char) (one & 0xFF);
      boolean isPlain =
          (c >= '0' && c <= '9')
              || (c >= 'A' && c <= 'Z')
              || (c >= 'a' && c <= 'z')
              || PLAIN.indexOf(c) >= 0;
      if (isPlain) {
        text.append(c);
      } else {
        text.append(String.format(Locale.ROOT, "%%%02X", (int) c));
      }
    }
    return text.toString();
  }
}
