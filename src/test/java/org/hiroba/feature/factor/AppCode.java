package org.hiroba.feature.factor;

import java.time.Instant;

/** Plays an authenticator app. Stateless. */
public final class AppCode {
  private AppCode() {}

  /** Returns what the app shows at a moment. */
  public static String at(String secret, Instant now) {
    return Totp.code(secret, Totp.stepAt(now));
  }
}
