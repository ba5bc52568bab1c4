package org.hiroba.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.hiroba.protocol.RandomText;

/**
 * The token by which the page's forms show that they are ours, not another site's (CSRF). It is
 * made from the secret in the browser's cookie: the sign-in's, or before sign-in one of its own. So
 * nothing is stored, and a restart or another node changes nothing. Each time it is masked anew,
 * because compressed pages would otherwise betray it bit by bit (BREACH). Thread-safe.
 */
public final class FormToken {
  private static final String COOKIE = "hiroba-form";
  private static final String ALGORITHM = "HmacSHA256";
  private static final byte[] PURPOSE = "hiroba form token".getBytes(StandardCharsets.UTF_8);
  private static final int BYTES = 32;

  private FormToken() {}

  /** Returns a token for a form of this answer; sets the cookie where the browser has none. */
  public static String issue(HttpServletRequest request, HttpServletResponse response) {
    byte[] token = of(secret(request).orElseGet(() -> remember(request, response)));
    byte[] masked = RandomText.bytes(2 * BYTES);
    for (int i = 0; i < BYTES; i++) {
      masked[BYTES + i] = (byte) (masked[i] ^ token[i]);
    }
    return Base64.getUrlEncoder().withoutPadding().encodeToString(masked);
  }

  /** Tells whether a form brought the token that belongs to this browser. */
  public static boolean isGood(HttpServletRequest request, String presented) {
    Optional<String> secret = secret(request);
    byte[] masked;
    try {
      masked = Base64.getUrlDecoder().decode(presented);
    } catch (IllegalArgumentException e) {
      return false;
    }
    if (secret.isEmpty() || masked.length != 2 * BYTES) {
      return false;
    }
    byte[] token = new byte[BYTES];
    for (int i = 0; i < BYTES; i++) {
      token[i] = (byte) (masked[i] ^ masked[BYTES + i]);
    }
    return MessageDigest.isEqual(token, of(secret.get()));
  }

  private static Optional<String> secret(HttpServletRequest request) {
    return CallerFilter.callerOf(request).isPresent()
        ? SessionCookie.tokenOf(request)
        : SessionCookie.valueOf(request, COOKIE);
  }

  private static String remember(HttpServletRequest request, HttpServletResponse response) {
    String secret = RandomText.ofBytes(BYTES);
    SessionCookie.setForThisVisit(request, response, COOKIE, secret);
    return secret;
  }

  private static byte[] of(String secret) {
    try {
      Mac mac = Mac.getInstance(ALGORITHM);
      mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), ALGORITHM));
      return mac.doFinal(PURPOSE);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("Every Java platform has HmacSHA256.", e);
    }
  }
}
