package org.hiroba.feature.factor;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.Locale;
import java.util.OptionalLong;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.hiroba.protocol.RandomText;

/**
 * Codes that follow from a secret and the time (RFC 6238): HMAC-SHA-1, six digits, steps of 30
 * seconds, what every authenticator app can do. Stateless.
 */
final class Totp {
  static final int DIGITS = 6;
  static final int PERIOD_SECONDS = 30;

  /** By how many steps the clock of who comes may be wrong, either way. */
  static final int DRIFT_STEPS = 1;

  /** As long as what HMAC-SHA-1 gives (RFC 4226 §4, R6). */
  private static final int SECRET_BYTES = 20;

  private static final String HMAC = "HmacSHA1";
  private static final int MODULUS = 1_000_000;

  private Totp() {}

  /** Makes a secret, in Base32. */
  static String freshSecret() {
    return Base32.encode(RandomText.bytes(SECRET_BYTES));
  }

  /** Returns the number of the step in which a moment lies. */
  static long stepAt(Instant at) {
    return Math.floorDiv(at.getEpochSecond(), PERIOD_SECONDS);
  }

  /** Returns the code of a step. */
  static String code(String secret, long step) {
    try {
      Mac mac = Mac.getInstance(HMAC);
      mac.init(new SecretKeySpec(Base32.decode(secret), HMAC));
      byte[] hash = mac.doFinal(ByteBuffer.allocate(Long.BYTES).putLong(step).array());
      // Dynamic truncation, RFC 4226 §5.3.
      int offset = hash[hash.length - 1] & 0xf;
      int number = ByteBuffer.wrap(hash).getInt(offset) & Integer.MAX_VALUE;
      return String.format(Locale.ROOT, "%0" + DIGITS + "d", number % MODULUS);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every JDK has " + HMAC, e);
    }
  }

  /**
   * Finds the step of which something is the code.
   *
   * @param lastStep the step of the last code that was taken: only later ones count
   * @return empty for a code that is wrong, too old, too early or was taken
   */
  static OptionalLong stepOf(String typed, String secret, Instant now, long lastStep) {
    byte[] asked = typed.getBytes(StandardCharsets.UTF_8);
    long present = stepAt(now);
    OptionalLong found = OptionalLong.empty();
    for (long step = present - DRIFT_STEPS; step <= present + DRIFT_STEPS; step++) {
      byte[] right = code(secret, step).getBytes(StandardCharsets.UTF_8);
      // Each is compared, and in constant time: how long it takes tells nothing.
      if (MessageDigest.isEqual(right, asked) && step > lastStep && found.isEmpty()) {
        found = OptionalLong.of(step);
      }
    }
    return found;
  }
}
