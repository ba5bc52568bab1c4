package org.hiroba.feature.account;

import java.text.Normalizer;
import org.hiroba.account.AccountName;
import org.hiroba.account.FoldedText;
import org.hiroba.log.CodedRefusal;
import org.hiroba.log.Refusal;

/**
 * Says which passwords somebody may choose: long ones that are not common; which characters they
 * have is nobody's business (NIST SP 800-63B §3.1.1.2). Thread-safe.
 */
final class PasswordRules {
  static final int MIN_CHARS = 10;
  static final int MAX_CHARS = 128;

  /** What is longer is no password, and is not normalised first. */
  private static final int MAX_UNITS = 1_024;

  private PasswordRules() {}

  /** Returns a password in the one form in which it is hashed, however it was typed; NFC. */
  static String normalised(String password) {
    return password.length() > MAX_UNITS
        ? password.substring(0, MAX_UNITS)
        : Normalizer.normalize(password, Normalizer.Form.NFC);
  }

  /**
   * Returns a new password as it is hashed.
   *
   * @throws Refusal it is too short, too long, common, or the person's own name
   */
  static String requireFit(String password, AccountName name) throws Refusal {
    String normal = normalised(password);
    int chars = normal.codePointCount(0, normal.length());
    if (chars < MIN_CHARS || chars > MAX_CHARS) {
      throw weak(
          "A password has " + MIN_CHARS + " to " + MAX_CHARS + " characters; a few words do well.");
    }
    if (CommonPasswords.hold(normal) || FoldedText.of(normal).equals(name.key())) {
      throw weak("Many people use this password, or it is easily guessed; choose another one.");
    }
    return normal;
  }

  private static Refusal weak(String why) {
    return new CodedRefusal(Refusal.Reason.BAD_REQUEST, "weak-password", why);
  }
}
