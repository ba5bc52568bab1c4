package org.hiroba.account;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Says what an account is: of these three each is one. On the wire in lower case. */
public enum AccountRole {
  /** Administers the server. */
  ADMIN,
  /** One of the people for whom the server is. */
  MEMBER,
  /** An outsider: sees only rooms into which they were invited, and their members. */
  GUEST;

  /** Returns the roles of such an account. */
  public Set<Role> roles() {
    return switch (this) {
      case ADMIN -> Set.of(Role.USER, Role.ADMIN);
      case MEMBER -> Set.of(Role.USER);
      case GUEST -> Set.of(Role.GUEST);
    };
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
