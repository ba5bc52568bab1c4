package org.hiroba.feature.account;

import org.hiroba.account.User;

/**
 * Holds what a password is checked against.
 *
 * @param active whether the account may come in
 * @param hash a PHC string
 */
public record StoredPassword(User user, boolean active, String hash) {
  @Override
  public String toString() {
    // A hash does not belong into a log.
    return "StoredPassword[user=" + user.id() + "]";
  }
}
