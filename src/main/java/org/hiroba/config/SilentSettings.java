package org.hiroba.config;

import java.nio.file.Path;
import java.util.Optional;
import javax.security.auth.x500.X500Principal;

/**
 * How people come in without typing anything: what a proxy says of them, or their certificate or
 * their ticket. Each is there if {@code hiroba.auth} names it.
 */
public record SilentSettings(
    Optional<Header> header, Optional<Certificate> certificate, Optional<Kerberos> kerberos) {
  /** Nobody does. */
  public static final SilentSettings NONE =
      new SilentSettings(Optional.empty(), Optional.empty(), Optional.empty());

  /** What of a certificate becomes the account's name. */
  public enum NameFrom {
    /** The common name. */
    CN,
    /** The mail address. */
    EMAIL,
    /** The user principal name of Active Directory. */
    UPN,
    /** The whole subject. */
    SUBJECT
  }

  /**
   * By what a trusted proxy writes.
   *
   * @param user the header with who it is
   * @param name the header with the name that others see
   * @param groups the header with the groups
   * @param logoutUrl where the page goes after signing out; absolute, or a path of the proxy
   */
  public record Header(
      String user, Optional<String> name, Optional<String> groups, Optional<String> logoutUrl) {}

  /**
   * By a certificate that the server has checked.
   *
   * @param issuer the one CA whose certificates count
   */
  public record Certificate(X500Principal issuer, NameFrom nameFrom) {}

  /** By a ticket of a domain. */
  public record Kerberos(Path keytab, String principal) {}
}
