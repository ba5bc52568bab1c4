package org.hiroba.feature.signin;

import org.hiroba.protocol.RandomText;

/** Makes what the bearer of a token presents. Thread-safe. */
public final class TokenSecret {
  private static final int RANDOM_BYTES = 32;

  private TokenSecret() {}

  /**
   * Makes a secret of 256 random bits, as {@link RandomText} writes them.
   *
   * @param prefix tells what kind of token it is, and begins with a letter: that alphabet has
   *     {@code -}, and a command takes a value that begins so for an option
   */
  public static String fresh(String prefix) {
    return prefix + RandomText.ofBytes(RANDOM_BYTES);
  }
}
