package org.hiroba.feature.identity;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.hiroba.account.AccountRole;
import org.hiroba.account.FoldedText;

/**
 * Says what follows from the groups that an issuer names: who may come in, and with which role.
 * Groups are compared without regard to case. Immutable.
 */
public final class GroupRules {
  private final boolean create;
  private final Set<String> allowed;
  private final Set<String> admins;
  private final Set<String> guests;
  private final Map<String, Set<String>> rooms;

  /**
   * Takes the settings {@code hiroba.auth.create}, {@code allow-groups}, {@code admin-groups} and
   * {@code guest-groups}.
   *
   * @param create whether an account is made for whoever has none yet
   * @param allowed whose members may come in; empty for everybody
   * @param admins whose members are administrators, and nobody else; empty: roles are given by hand
   * @param guests whose members are guests, if they are no administrators, and nobody else; empty:
   *     that role is given by hand
   * @param rooms whose members are in a room, by the room's id or name, with {@code _} for spaces
   */
  public GroupRules(
      boolean create,
      Collection<String> allowed,
      Collection<String> admins,
      Collection<String> guests,
      Map<String, Set<String>> rooms) {
    this.create = create;
    this.allowed = folded(allowed);
    this.admins = folded(admins);
    this.guests = folded(guests);
    Map<String, Set<String>> byRoom = new HashMap<>();
    rooms.forEach((room, groups) -> byRoom.put(FoldedText.of(room), folded(groups)));
    this.rooms = Map.copyOf(byRoom);
  }

  /** Returns whose members are in a room, both folded, by the room's id or name. */
  Map<String, Set<String>> rooms() {
    return rooms;
  }

  static Set<String> folded(Collection<String> groups) {
    return groups.stream().map(FoldedText::of).collect(Collectors.toUnmodifiableSet());
  }

  /** Tells whether an account is made for whoever has none yet. */
  boolean create() {
    return create;
  }

  /**
   * Tells whether somebody may come in.
   *
   * @param known whether they have an account: then groups that cannot be told change nothing
   */
  boolean allows(Optional<Set<String>> groups, boolean known) {
    return allowed.isEmpty() || groups.map(some -> meets(some, allowed)).orElse(known);
  }

  /** Returns the role that follows from somebody's groups, or the one that they have. */
  AccountRole role(Optional<Set<String>> groups, AccountRole present) {
    if (groups.isEmpty()) {
      return present;
    }
    if (meets(groups.get(), admins)) {
      return AccountRole.ADMIN;
    }
    if (meets(groups.get(), guests)) {
      return AccountRole.GUEST;
    }
    boolean left =
        (present == AccountRole.ADMIN && !admins.isEmpty())
            || (present == AccountRole.GUEST && !guests.isEmpty());
    return left ? AccountRole.MEMBER : present;
  }

  private static boolean meets(Set<String> groups, Set<String> wanted) {
    Set<String> common = new HashSet<>(folded(groups));
    common.retainAll(wanted);
    return !common.isEmpty();
  }
}
