package org.hiroba.config;

import java.net.IDN;
import java.util.Locale;

/**
 * An address to which mail can be sent (RFC 5321 §4.1.2): a local part of at most 64 characters
 * without quotes, and the name of a host. Letters of other scripts are possible in the host's name
 * alone, which is kept as mail servers write it. Nothing in it breaks a line or a header.
 *
 * @param value at most {@value #MAX_CHARS} characters of ASCII
 */
public record MailAddress(String value) {
  /** RFC 5321 §4.5.3.1.3, without the angle brackets. */
  public static final int MAX_CHARS = 254;

  private static final int MAX_LOCAL_CHARS = 64;
  private static final int MAX_LABEL_CHARS = 63;

  /** RFC 5322 §3.2.3, letters and digits apart. */
  private static final String SIGNS = "!#$%&'*+-/=?^_`{|}~";

  /**
   * Checks an address.
   *
   * @throws IllegalArgumentException it is none; the message says why, and does not repeat it
   */
  public MailAddress {
    if (value.length() > MAX_CHARS) {
      throw new IllegalArgumentException(
          "A mail address has at most " + MAX_CHARS + " characters.");
    }
    int at = value.lastIndexOf('@');
    if (at < 1
        || at > MAX_LOCAL_CHARS
        || !isDotted(value.substring(0, at), MAX_LOCAL_CHARS, SIGNS)
        || !isHost(value.substring(at + 1))) {
      throw new IllegalArgumentException(
          "This is no mail address; it looks like name@example.com.");
    }
  }

  /**
   * Reads an address as somebody typed it.
   *
   * @throws IllegalArgumentException it is none; the message says why
   */
  public static MailAddress of(String typed) {
    // Nobody's text is looked through before its length is known.
    String text = typed.length() > 2 * MAX_CHARS ? typed : typed.strip();
    int at = text.lastIndexOf('@');
    if (text.length() > MAX_CHARS || at < 0) {
      return new MailAddress(text);
    }
    String host = text.substring(at + 1);
    try {
      return new MailAddress(text.substring(0, at + 1) + IDN.toASCII(host, 0));
    } catch (IllegalArgumentException e) {
      return new MailAddress(text);
    }
  }

  private static boolean isHost(String host) {
    return isDotted(host, MAX_LABEL_CHARS, "-")
        && !host.startsWith("-")
        && !host.endsWith("-")
        && !host.contains("-.")
        && !host.contains(".-");
  }

  /** Tells whether it is words with single dots between them. */
  private static boolean isDotted(String text, int longestWord, String signs) {
    int word = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '.') {
        if (word == 0) {
          return false;
        }
        word = 0;
      } else if (++word > longestWord || (!isLetterOrDigit(c) && signs.indexOf(c) < 0)) {
        return false;
      }
    }
    return word > 0;
  }

  private static boolean isLetterOrDigit(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
  }

  /** Returns the host's name, in lower case. */
  public String host() {
    return value.substring(value.lastIndexOf('@') + 1).toLowerCase(Locale.ROOT);
  }

  /** Returns what two addresses have in common that are one to most mail servers. */
  public String key() {
    return value.toLowerCase(Locale.ROOT);
  }

  @Override
  public String toString() {
    return value;
  }
}
