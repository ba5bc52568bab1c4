package org.hiroba.feature.account;

import java.time.Instant;
import org.hiroba.account.AccountRole;
import org.hiroba.account.User;
import org.jspecify.annotations.Nullable;

/**
 * Shows an account to an administrator.
 *
 * @param active whether it may come in
 * @param lastSeenAt give or take an hour; null if it was never seen
 * @param hasPassword whether it can come in by a password
 * @param twoFactor whether a second factor is asked for
 * @param mail where to write to; null if it is not known
 */
public record AccountView(
    User user,
    boolean active,
    @Nullable Instant lastSeenAt,
    boolean hasPassword,
    boolean twoFactor,
    @Nullable KnownMail mail) {
  /** Tells whether the account is an administrator's. */
  public boolean isAdmin() {
    return user.isAdmin();
  }

  /** Returns what the account is. */
  public AccountRole role() {
    return AccountRole.of(user);
  }
}
