package org.hiroba.feature.signin;

import java.security.SecureRandom;
import java.util.Base64;

/** Makes what the bearer of a token presents. Thread-safe. */
final class TokenSecret {
  private static final int RANDOM_BYTES = 32;
  private static final SecureRandom RANDOM = new SecureRandom();

  private TokenSecret() {}

  /**
   * Makes a secret of 256 random bits in the URL alphabet of Base64 (RFC 4648, section 5).
   *
   * @param prefix tells what kind of token it is, and begins with a letter: that alphabet has
   *     {@code -}, and a command takes a value that begins so for an option
   */
  static String fresh(String prefix) {
    byte[] bytes = new byte[RANDOM_BYTES];
    RANDOM.nextBytes(bytes);
    return prefix + Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }
}
