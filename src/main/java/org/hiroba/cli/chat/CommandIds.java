package org.hiroba.cli.chat;

import java.util.concurrent.atomic.AtomicLong;
import org.hiroba.protocol.RandomText;

/** Makes ids of commands that are unique per user for good: random, then counted. Thread-safe. */
final class CommandIds {
  private static final int RANDOM_BYTES = 12;

  private final String prefix;
  private final AtomicLong count = new AtomicLong();

  CommandIds(String prefix) {
    this.prefix = prefix;
  }

  static CommandIds random() {
    return new CommandIds(RandomText.ofBytes(RANDOM_BYTES));
  }

  String next() {
    return prefix + "." + count.incrementAndGet();
  }
}
