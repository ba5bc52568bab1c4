package org.hiroba.feature.identity;

/**
 * Checks names and passwords that somebody else keeps: a directory, the realm of the server.
 *
 * <p>Implementations are safe for use by many threads, wait a few seconds at most, never throw for
 * what somebody typed, and are asked on the thread of a request, which nobody else waits for.
 */
public interface PasswordVerifier {
  /**
   * Returns by which mode of {@code hiroba.auth} it checks, as in {@code ldap}: the issuer of whom
   * it knows.
   */
  String mode();

  /**
   * Checks.
   *
   * @param name as it was typed, not empty, at most 256 UTF-16 units
   * @param password as it was typed, not empty, at most 1,024 UTF-16 units
   */
  Verdict verify(String name, String password);

  /** What came of it. */
  sealed interface Verdict {}

  /** The password is right. */
  record Verified(ExternalIdentity identity) implements Verdict {}

  /** There is nobody of that name, or the password is another one, or they may not come in. */
  record Wrong() implements Verdict {}

  /**
   * Nobody can say for now.
   *
   * @param why for the log; without secrets
   */
  record Unavailable(String why) implements Verdict {}
}
