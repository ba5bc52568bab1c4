package org.hiroba.feature.account;

import org.hiroba.config.MailAddress;
import org.jspecify.annotations.Nullable;

/**
 * Holds an address to which somebody can be written to, for it was confirmed, or said by somebody
 * who knows.
 *
 * @param by who said it: {@link #ISSUER}, {@link #SELF}, {@link #ADMIN}, {@link #INVITATION}
 * @param language in which its owner reads, {@code en} or {@code ja}; null if that is not known
 */
public record KnownMail(MailAddress address, String by, @Nullable String language) {
  /** A directory, a provider or a realm, whose word goes before all others'. */
  public static final String ISSUER = "issuer";

  /** Its owner, who confirmed it. */
  public static final String SELF = "self";

  /** An administrator. */
  public static final String ADMIN = "admin";

  /** Whoever invited its owner. */
  public static final String INVITATION = "invite";

  /** Tells whether nobody here may change it. */
  public boolean isIssuers() {
    return by.equals(ISSUER);
  }

  /** Leaves the address out, which is its owner's business. */
  @Override
  public String toString() {
    return "KnownMail[" + by + "]";
  }
}
