package org.hiroba.oidc;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;
import java.util.function.Supplier;
import javax.crypto.Mac;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * Writes round trips as text that nobody else can make (HMAC-SHA-256). The key comes from the
 * client's secret: so a restart, and another node, know it too; a public client has one until the
 * server stops. It is stretched, so that the text helps nobody to guess the secret. Thread-safe.
 */
final class RoundTripSeal {
  private static final String ALGORITHM = "HmacSHA256";
  private static final int STRETCHES = 200_000;
  private static final int KEY_BITS = 256;
  private static final int MAX_CHARS = 2_048;
  private static final Base64.Encoder TEXT = Base64.getUrlEncoder().withoutPadding();

  private final Supplier<char[]> secret;
  private final byte[] salt;
  private byte @Nullable [] key;

  /**
   * Makes one.
   *
   * @param secret asked for once, when something is sealed or opened first
   * @param purpose differs for each client
   */
  RoundTripSeal(Supplier<char[]> secret, String purpose) {
    this.secret = secret;
    this.salt = ("hiroba round trip\n" + purpose).getBytes(StandardCharsets.UTF_8);
  }

  String seal(RoundTrip trip) {
    String plain =
        String.join(
            "\n",
            trip.state(),
            trip.nonce(),
            trip.verifier(),
            Long.toString(trip.until().getEpochSecond()),
            trip.next(),
            trip.link());
    byte[] bytes = plain.getBytes(StandardCharsets.UTF_8);
    return TEXT.encodeToString(bytes) + "." + TEXT.encodeToString(mac(bytes));
  }

  /** Returns what was sealed; empty for what was not sealed here. */
  Optional<RoundTrip> open(String sealed) {
    int dot = sealed.indexOf('.');
    if (dot < 0 || sealed.length() > MAX_CHARS) {
      return Optional.empty();
    }
    try {
      byte[] bytes = Base64.getUrlDecoder().decode(sealed.substring(0, dot));
      byte[] mac = Base64.getUrlDecoder().decode(sealed.substring(dot + 1));
      if (!MessageDigest.isEqual(mac, mac(bytes))) {
        return Optional.empty();
      }
      String[] parts = new String(bytes, StandardCharsets.UTF_8).split("\n", -1);
      return Optional.of(
          new RoundTrip(
              parts[0],
              parts[1],
              parts[2],
              Instant.ofEpochSecond(Long.parseLong(parts[3])),
              parts[4],
              parts[5]));
    } catch (IllegalArgumentException | DateTimeException | ArrayIndexOutOfBoundsException e) {
      return Optional.empty();
    }
  }

  private byte[] mac(byte[] bytes) {
    try {
      Mac mac = Mac.getInstance(ALGORITHM);
      mac.init(new SecretKeySpec(key(), ALGORITHM));
      return mac.doFinal(bytes);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("Every Java platform has HmacSHA256.", e);
    }
  }

  private synchronized byte[] key() throws GeneralSecurityException {
    byte[] made = key;
    if (made == null) {
      PBEKeySpec spec = new PBEKeySpec(secret.get(), salt, STRETCHES, KEY_BITS);
      made = SecretKeyFactory.getInstance("PBKDF2WithHmacSHA256").generateSecret(spec).getEncoded();
      key = made;
    }
    return made;
  }
}
