package org.hiroba.feature.mail;

/**
 * Holds what a mail says: plain text, which may hold a secret link.
 *
 * @param subject one line; what would break it is taken out when it is sent
 */
public record Letter(String subject, String text) {
  @Override
  public String toString() {
    return "Letter[" + subject.length() + " and " + text.length() + " characters]";
  }
}
