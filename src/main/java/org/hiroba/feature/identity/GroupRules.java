package org.hiroba.feature.identity;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.hiroba.account.FoldedText;
import org.hiroba.account.Role;
import org.hiroba.feature.signin.FreshAccount;

/**
 * Says what follows from the groups that an issuer names: who may come in, and with which role.
 * Groups are compared without regard to case. Immutable.
 */
public final class GroupRules {
  private final boolean create;
  private final Set<String> allowed;
  private final Set<String> admins;
  private final Map<String, Set<String>> rooms;

  /**
   * Takes the settings {@code hiroba.auth.create}, {@code allow-groups} and {@code admin-groups}.
   *
   * @param create whether an account is made for whoever has none yet
   * @param allowed whose members may come in; empty for everybody
   * @param admins whose members are administrators, and nobody else; empty: roles are given by hand
   * @param rooms whose members are in a room, by the room's id or name, with {@code _} for spaces
   */
  public GroupRules(
      boolean create,
      Collection<String> allowed,
      Collection<String> admins,
      Map<String, Set<String>> rooms) {
    this.create = create;
    this.allowed = folded(allowed);
    this.admins = folded(admins);
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

  /** Returns the roles that follow from somebody's groups, or those that they have. */
  Set<Role> roles(Optional<Set<String>> groups, Set<Role> present) {
    return admins.isEmpty() || groups.isEmpty()
        ? present
        : FreshAccount.roles(meets(groups.get(), admins));
  }

  private static boolean meets(Set<String> groups, Set<String> wanted) {
    Set<String> common = new HashSet<>(folded(groups));
    common.retainAll(wanted);
    return !common.isEmpty();
  }
}
