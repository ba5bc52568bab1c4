package org.hiroba.feature.factor;

import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.hiroba.account.TokenHash;
import org.hiroba.protocol.RandomText;

/**
 * Holds codes for those who lost their authenticator, each good once: 80 random bits, so that a
 * plain hash of one is enough. Shown once; its text form does not show them.
 *
 * @param shown as people read them, in groups of four
 */
public record RecoveryCodes(List<String> shown) {
  /** How many there are. */
  public static final int COUNT = 10;

  static final int CHARS = 16;

  private static final int RANDOM_BYTES = 10;
  private static final int GROUP = 4;

  /** Copies the list. */
  public RecoveryCodes {
    shown = List.copyOf(shown);
  }

  /** Makes ten. */
  public static RecoveryCodes fresh() {
    return new RecoveryCodes(Stream.generate(RecoveryCodes::one).limit(COUNT).toList());
  }

  private static String one() {
    String text = Base32.encode(RandomText.bytes(RANDOM_BYTES)).toLowerCase(Locale.ROOT);
    StringBuilder grouped = new StringBuilder();
    for (int from = 0; from < CHARS; from += GROUP) {
      grouped.append(from == 0 ? "" : "-").append(text, from, from + GROUP);
    }
    return grouped.toString();
  }

  List<TokenHash> hashes() {
    return shown.stream().map(one -> TypedCode.of(one).hash()).toList();
  }

  @Override
  public String toString() {
    return "RecoveryCodes[" + shown.size() + "]";
  }
}
