package org.hiroba.feature.archive;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Holds what all pages of an archive share: they have no scripts and load nothing. Stateless. */
final class HtmlText {
  private static final String STYLE =
      "body{font:16px/1.5 system-ui,sans-serif;max-width:50em;margin:2em auto;padding:0 1em}"
          + "img{max-width:100%;max-height:20em}article{margin:.8em 0;overflow-wrap:anywhere}time,small{color:#666;font-size:.8em}"
          + "p{margin:0;white-space:pre-wrap}nav{margin:1em 0}"
          + "@media(prefers-color-scheme:dark){body{background:#111;color:#eee}a{color:#9cf}"
          + "time,small{color:#aaa}}";
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm", Locale.ROOT);

  private HtmlText() {}

  static String escaped(String text) {
    StringBuilder html = new StringBuilder(text.length() + 16);
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      switch (c) {
        case '&' -> html.append("&amp;");
        case '<' -> html.append("&lt;");
        case '>' -> html.append("&gt;");
        case '"' -> html.append("&quot;");
        case '\'' -> html.append("&#39;");
        default -> html.append(isNoHtml(c) ? '\uFFFD' : c);
      }
    }
    return html.toString();
  }

  /** Signs that no page may hold, and those that turn the direction of what stands behind them. */
  private static boolean isNoHtml(char c) {
    return (c < ' ' && c != '\n' && c != '\t')
        || (c >= 0x7F && c <= 0x9F)
        || (c >= 0x202A && c <= 0x202E)
        || (c >= 0x2066 && c <= 0x2069);
  }

  static String time(Instant at, ZoneId zone) {
    return TIME.format(at.atZone(zone));
  }

  static String head(String title) {
    String escaped = escaped(title);
    return "<!DOCTYPE html>\n<html><head><meta charset=\"utf-8\">"
        + "<meta http-equiv=\"Content-Security-Policy\""
        + " content=\"default-src 'none'; style-src 'unsafe-inline'; img-src 'self' file:\">"
        + "<meta name=\"viewport\" content=\"width=device-width\"><title>"
        + escaped
        + "</title><style>"
        + STYLE
        + "</style></head><body>\n<h1 dir=\"auto\">"
        + escaped
        + "</h1>\n";
  }

  static String foot() {
    return "</body></html>\n";
  }
}
