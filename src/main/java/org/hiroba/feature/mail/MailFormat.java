package org.hiroba.feature.mail;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Base64;
import java.util.Locale;
import org.hiroba.config.MailAddress;
import org.hiroba.config.MailSender;

/**
 * Writes a letter as a message of plain text (RFC 5322, RFC 2045 to 2047) that no machine answers
 * (RFC 3834 §5). Whatever stands in names and subjects, no header begins with it. Stateless.
 */
final class MailFormat {
  private static final DateTimeFormatter DATE =
      DateTimeFormatter.ofPattern("EEE, d MMM yyyy HH:mm:ss Z", Locale.ENGLISH)
          .withZone(ZoneOffset.UTC);

  /** With what goes before and after it a word has 75 characters at most (RFC 2047 §2). */
  private static final int WORD_BYTES = 39;

  /** Such lines need no folding (RFC 5322 §2.1.1), whatever header they are of. */
  private static final int PLAIN_CHARS = 60;

  /** Lines may have 998 characters; beyond this the text is encoded. */
  private static final int LINE_CHARS = 900;

  private static final int MAX_SUBJECT_CHARS = 200;

  private MailFormat() {}

  /** Writes a message. */
  static byte[] write(
      MailSender from, MailAddress to, String id, String language, Instant at, Letter letter) {
    String text = body(letter.text());
    boolean plain = isPlain(text);
    StringBuilder out = new StringBuilder(1_024);
    header(out, "From", from(from));
    header(out, "To", to.value());
    header(out, "Subject", unstructured(letter.subject()));
    header(out, "Date", DATE.format(at));
    header(out, "Message-ID", "<" + id + "@" + from.address().host() + ">");
    header(out, "Auto-Submitted", "auto-generated");
    header(out, "MIME-Version", "1.0");
    header(out, "Content-Language", language);
    header(out, "Content-Type", "text/plain; charset=UTF-8");
    header(out, "Content-Transfer-Encoding", plain ? "7bit" : "base64");
    out.append("\r\n")
        .append(
            plain
                ? text
                : Base64.getMimeEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8)))
        .append("\r\n");
    return out.toString().getBytes(StandardCharsets.US_ASCII);
  }

  private static void header(StringBuilder out, String name, String value) {
    out.append(name).append(": ").append(value).append("\r\n");
  }

  private static String from(MailSender from) {
    String address = "<" + from.address().value() + ">";
    String name = line(from.name());
    if (name.isEmpty()) {
      return from.address().value();
    }
    if (!isShortAscii(name)) {
      return words(name) + "\r\n " + address;
    }
    return '"' + name.replace("\\", "\\\\").replace("\"", "\\\"") + "\" " + address;
  }

  /** Writes text as a header has it. */
  static String unstructured(String text) {
    String line = line(text);
    return isShortAscii(line) ? line : words(line);
  }

  private static boolean isShortAscii(String text) {
    return text.length() <= PLAIN_CHARS
        && !text.contains("=?")
        && text.chars().allMatch(c -> c >= ' ' && c <= '~');
  }

  /** Puts text into one line, and cuts what is too long. */
  private static String line(String text) {
    StringBuilder line = new StringBuilder();
    text.codePoints()
        .limit(MAX_SUBJECT_CHARS)
        .map(c -> isBreak(c) || isHalf(c) ? ' ' : c)
        .forEach(line::appendCodePoint);
    return line.toString().strip();
  }

  private static boolean isBreak(int c) {
    return Character.isISOControl(c) || c == '\u2028' || c == '\u2029';
  }

  /** Half of a pair has no bytes in UTF-8. */
  private static boolean isHalf(int c) {
    return c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE;
  }

  /** Writes encoded words (RFC 2047 §2), each of whole characters (§5). */
  private static String words(String text) {
    StringBuilder out = new StringBuilder();
    StringBuilder word = new StringBuilder();
    int bytes = 0;
    for (int i = 0; i < text.length(); ) {
      int c = text.codePointAt(i);
      String one = Character.toString(c);
      int more = one.getBytes(StandardCharsets.UTF_8).length;
      if (bytes + more > WORD_BYTES) {
        word(out, word);
        bytes = 0;
      }
      word.append(one);
      bytes += more;
      i += Character.charCount(c);
    }
    word(out, word);
    return out.toString();
  }

  private static void word(StringBuilder out, StringBuilder word) {
    out.append(out.isEmpty() ? "" : "\r\n ")
        .append("=?UTF-8?B?")
        .append(
            Base64.getEncoder().encodeToString(word.toString().getBytes(StandardCharsets.UTF_8)))
        .append("?=");
    word.setLength(0);
  }

  private static String body(String text) {
    StringBuilder out = new StringBuilder();
    text.codePoints()
        .filter(c -> c == '\n' || (!isBreak(c) && !isHalf(c)))
        .forEach(
            c -> {
              if (c == '\n') {
                out.append('\r');
              }
              out.appendCodePoint(c);
            });
    return out.toString();
  }

  private static boolean isPlain(String text) {
    int line = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      line = c == '\n' ? 0 : line + 1;
      if (c > '~' || line > LINE_CHARS) {
        return false;
      }
    }
    return true;
  }
}
