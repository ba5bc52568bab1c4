package org.hiroba.feature.account;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.hiroba.feature.mail.MailDesk;

/**
 * Remembers what the links hold that mails are to bring, until these are sent: the database never
 * knows it. What is forgotten, with a restart or by its number, is made anew. Thread-safe.
 */
final class LinkTokens {
  private static final int MAX_KNOWN = 2 * MailDesk.MAX_WAITING;

  private final Map<String, String> tokens =
      new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, String> eldest) {
          return size() > MAX_KNOWN;
        }
      };

  /** Remembers the token for a mail. */
  synchronized void put(String mail, String token) {
    tokens.put(mail, token);
  }

  synchronized Optional<String> find(String mail) {
    return Optional.ofNullable(tokens.get(mail));
  }

  synchronized void forget(String mail) {
    tokens.remove(mail);
  }
}
