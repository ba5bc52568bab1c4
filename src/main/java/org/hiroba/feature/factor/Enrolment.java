package org.hiroba.feature.factor;

/**
 * Holds what an authenticator app is told once. Its text form shows nothing of it.
 *
 * @param secret in Base32, to be typed
 * @param otpauth the same as a link that apps open
 * @param qr the link as a picture
 */
public record Enrolment(String secret, String otpauth, QrPicture qr) {
  @Override
  public String toString() {
    return "Enrolment";
  }
}
