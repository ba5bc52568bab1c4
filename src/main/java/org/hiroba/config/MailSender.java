package org.hiroba.config;

/**
 * Who mails are from.
 *
 * @param name what readers see before the address; may be empty
 */
public record MailSender(String name, MailAddress address) {
  private static final int MAX_NAME_CHARS = 100;

  /**
   * Reads {@code Hiroba <hiroba@example.com>}, or an address alone.
   *
   * @throws IllegalArgumentException it is neither
   */
  public static MailSender of(String text) {
    int open = text.indexOf('<');
    if (open < 0) {
      return new MailSender("", MailAddress.of(text));
    }
    String name = text.substring(0, open).strip();
    boolean quoted = name.length() > 1 && name.startsWith("\"") && name.endsWith("\"");
    String plain = quoted ? name.substring(1, name.length() - 1) : name;
    if (!text.endsWith(">") || plain.length() > MAX_NAME_CHARS) {
      throw new IllegalArgumentException("no address in angle brackets at its end");
    }
    if (plain.chars().anyMatch(Character::isISOControl)) {
      throw new IllegalArgumentException("a control character in the name");
    }
    return new MailSender(plain, MailAddress.of(text.substring(open + 1, text.length() - 1)));
  }
}
