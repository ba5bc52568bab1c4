package org.hiroba.config;

import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What follows from what a realm, a directory or a provider says of somebody.
 *
 * @param create whether an account is made for whoever has none yet, default true
 * @param allowGroups whose members may come in; empty, the default, for everybody
 * @param adminGroups whose members are administrators, and nobody else; empty, the default: roles
 *     are given by hand
 * @param guestGroups whose members are guests; empty, the default: nobody is for that
 * @param autoJoin whose members are in a room, by the room's id or name in lower case
 */
public record IdentitySettings(
    boolean create,
    Set<String> allowGroups,
    Set<String> adminGroups,
    Set<String> guestGroups,
    Map<String, Set<String>> autoJoin) {
  /** Copies the groups. */
  public IdentitySettings {
    allowGroups = Set.copyOf(allowGroups);
    adminGroups = Set.copyOf(adminGroups);
    guestGroups = Set.copyOf(guestGroups);
    autoJoin = Map.copyOf(autoJoin);
  }

  /** Returns every group of which something follows. */
  public Set<String> namedGroups() {
    return Stream.concat(
            Stream.of(allowGroups, adminGroups, guestGroups), autoJoin.values().stream())
        .flatMap(Set::stream)
        .collect(Collectors.toUnmodifiableSet());
  }
}
