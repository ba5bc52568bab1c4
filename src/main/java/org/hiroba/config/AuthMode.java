package org.hiroba.config;

/** The ways to sign in, {@code hiroba.auth}. Only {@link #GUEST} exists yet. */
public enum AuthMode {
  /** A name is enough, from a loopback address. */
  GUEST,
  /** Accounts in Hiroba's own database. */
  LOCAL,
  /** Users and roles of the server's realm. */
  CONTAINER
}
