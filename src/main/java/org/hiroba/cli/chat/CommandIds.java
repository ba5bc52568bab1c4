package org.hiroba.cli.chat;

import java.security.SecureRandom;
import java.util.Base64;
import java.util.concurrent.atomic.AtomicLong;

/** Makes ids of commands that are unique per user for good: random, then counted. Thread-safe. */
final class CommandIds {
  private static final int RANDOM_BYTES = 12;

  private final String prefix;
  private final AtomicLong count = new AtomicLong();

  CommandIds(String prefix) {
    this.prefix = prefix;
  }

  static CommandIds random() {
    byte[] bytes = new byte[RANDOM_BYTES];
    new SecureRandom().nextBytes(bytes);
    return new CommandIds(Base64.getUrlEncoder().withoutPadding().encodeToString(bytes));
  }

  String next() {
    return prefix + "." + count.incrementAndGet();
  }
}
