package org.hiroba.account;

import java.util.Set;

/** Holds an account as it is known to the server; immutable. */
public record User(UserId id, String name, String displayName, Set<Role> roles) {
  /** Copies the roles. */
  public User {
    roles = Set.copyOf(roles);
  }

  /** Tells whether they administer the server. */
  public boolean isAdmin() {
    return roles.contains(Role.ADMIN);
  }

  /** Tells whether they are an outsider: whoever came by a name alone is none. */
  public boolean isGuest() {
    return roles.contains(Role.GUEST);
  }

  /** Returns the same person with other roles. */
  public User withRoles(Set<Role> others) {
    return new User(id, name, displayName, others);
  }

  /** Returns this person as others see them. */
  public UserRef ref() {
    return new UserRef(id, name, displayName);
  }
}
