package org.hiroba.feature.factor;

/**
 * Shows the second factor of an account, without its secret in its text form.
 *
 * @param secret in Base32
 * @param confirmed whether a code has shown that it works; before it is not asked for
 * @param lastStep of the last code that was taken; 0 for none
 */
record StoredFactor(String secret, boolean confirmed, long lastStep) {
  @Override
  public String toString() {
    return "StoredFactor[confirmed=" + confirmed + "]";
  }
}
