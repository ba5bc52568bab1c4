package org.hiroba.config;

import java.util.Locale;

/** The ways to sign in, {@code hiroba.auth}. */
public enum AuthMode {
  /** A name is enough, from a loopback address; alone only. */
  GUEST,
  /** Accounts in Hiroba's own database, with passwords. */
  LOCAL,
  /** Users and roles of the server's realm. */
  CONTAINER,
  /** A directory. */
  LDAP,
  /** A provider of OpenID Connect. */
  OIDC,
  /** A proxy that names who comes. */
  HEADER,
  /** Certificates of clients. */
  CERTIFICATE,
  /** Tickets of a domain. */
  KERBEROS;

  /** Returns the mode as settings and the API spell it. */
  public String wireName() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Tells whether people sign in by a name and a password. */
  boolean asksForPassword() {
    return this == LOCAL || this == CONTAINER || this == LDAP;
  }

  /** Tells whether requests say by themselves who sends them. */
  public boolean isSilent() {
    return this == HEADER || this == CERTIFICATE;
  }

  /** Tells whether the sign-in page leads to {@code auth/MODE}. */
  public boolean isBehindLink() {
    return isSilent() || this == KERBEROS;
  }
}
