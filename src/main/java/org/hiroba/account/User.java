package org.hiroba.account;

import java.util.Set;

/** Holds an account as it is known to the server; immutable. */
public record User(UserId id, String name, String displayName, Set<Role> roles) {
  /** Copies the roles. */
  public User {
    roles = Set.copyOf(roles);
  }

  /** Returns this person as others see them. */
  public UserRef ref() {
    return new UserRef(id, name, displayName);
  }
}
