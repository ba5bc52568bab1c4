package org.hiroba.protocol;

import java.security.SecureRandom;
import java.util.Base64;

/** Makes what nobody guesses: secrets, and ids that are unique without asking. Thread-safe. */
public final class RandomText {
  private static final SecureRandom RANDOM = new SecureRandom();

  private RandomText() {}

  /** Returns random bytes. */
  public static byte[] bytes(int count) {
    byte[] bytes = new byte[count];
    RANDOM.nextBytes(bytes);
    return bytes;
  }

  /**
   * Returns so many random bytes in the URL alphabet of Base64 (RFC 4648 §5), without padding:
   * letters, digits, {@code -} and {@code _}.
   */
  public static String ofBytes(int count) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes(count));
  }
}
