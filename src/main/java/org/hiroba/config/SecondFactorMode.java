package org.hiroba.config;

/** Whether a code is asked for beside a password, {@code hiroba.auth.second-factor}. */
public enum SecondFactorMode {
  /** Codes are neither asked for nor set up. */
  OFF,
  /** Whoever wants sets them up; then they are asked for. */
  OPTIONAL,
  /** Administrators must set them up. */
  ADMINS,
  /** Everybody must. */
  ALL;

  /** Tells whether an account must have a second factor before it comes in. */
  public boolean requires(boolean admin) {
    return this == ALL || (this == ADMINS && admin);
  }
}
