package org.hiroba.config;

import static org.hiroba.config.SettingKey.key;
import static org.hiroba.config.ValueTypes.BOOL;
import static org.hiroba.config.ValueTypes.NAMES;

import java.util.List;
import java.util.Set;

/** The settings of accounts that a realm, a directory or a provider knows. */
final class IdentityKeys {
  static final SettingKey<Boolean> CREATE =
      key(
          "hiroba.auth.create",
          BOOL,
          "true",
          "Whether whoever comes in by a realm, a directory or a provider for the first time gets an"
              + " account; else an administrator makes it and links it");

  static final SettingKey<Set<String>> ALLOW_GROUPS =
      key(
          "hiroba.auth.allow-groups",
          NAMES,
          "",
          "Groups there whose members may come in; empty = everybody");

  static final SettingKey<Set<String>> ADMIN_GROUPS =
      key(
          "hiroba.auth.admin-groups",
          NAMES,
          "",
          "Groups there whose members are administrators, seen at each sign-in; empty = roles are"
              + " given by hand");

  static final SettingKey<Set<String>> GUEST_GROUPS =
      key(
          "hiroba.auth.guest-groups",
          NAMES,
          "",
          "Groups there whose members are guests: they see only rooms into which they are invited");

  static final SettingKey<Set<String>> AUTO_JOIN =
      key(
          "hiroba.rooms.auto-join.ROOM",
          NAMES,
          "",
          "Groups there whose members are in the room of this id or name, and leave it with the group"
              + " unless somebody added them; `hiroba.rooms.auto-join.sales=Sales, Field` for example."
              + " A space in a name is written `_`");

  static final List<SettingKey<?>> ALL =
      List.of(CREATE, ALLOW_GROUPS, ADMIN_GROUPS, GUEST_GROUPS, AUTO_JOIN);

  private IdentityKeys() {}
}
