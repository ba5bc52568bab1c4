package org.hiroba.account;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Says what an account is: of these three each is one. On the wire in lower case. */
public enum AccountRole {
  /** Administers the server. */
  ADMIN(Role.USER, Role.ADMIN),
  /** One of the people for whom the server is. */
  MEMBER(Role.USER),
  /** An outsider: sees only rooms into which they were invited, and their members. */
  GUEST(Role.GUEST);

  private final Set<Role> roles;

  AccountRole(Role... roles) {
    this.roles = Set.of(roles);
  }

  /** Returns the roles of such an account. */
  public Set<Role> roles() {
    return roles;
  }

  /** Returns the role's name as the protocol and the database spell it. */
  public String wireName() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Finds a role by the name that {@link #wireName} gives. */
  public static Optional<AccountRole> of(String wireName) {
    return Arrays.stream(values()).filter(role -> role.wireName().equals(wireName)).findFirst();
  }

  /** Returns what somebody's account is. */
  public static AccountRole of(User user) {
    if (user.isAdmin()) {
      return ADMIN;
    }
    return user.isGuest() ? GUEST : MEMBER;
  }
}
