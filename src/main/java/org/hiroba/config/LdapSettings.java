package org.hiroba.config;

import java.util.List;
import java.util.Optional;

/**
 * Says what a directory knows of people, and where. Holds no secret.
 *
 * @param servers how it is reached
 * @param userBase where people are; empty, the default: nobody can come in by it
 * @param userFilter with <code>{0}</code> for the name that somebody typed
 * @param idAttributes what never changes, the first that somebody has
 * @param nameAttributes what becomes the account's name, the first that somebody has
 * @param groupBase where groups are; empty, the default: nobody's groups are known
 * @param groupFilter with <code>{0}</code> for the DN of a member, <code>{1}</code> for its name
 * @param nested whether groups in groups count, default true
 * @param recheckMinutes how often people are looked up again, 0 for never, default 60
 */
public record LdapSettings(
    LdapServers servers,
    Optional<String> userBase,
    String userFilter,
    List<String> idAttributes,
    List<String> nameAttributes,
    Optional<String> groupBase,
    String groupFilter,
    boolean nested,
    int recheckMinutes) {
  /** Who is meant by a name where nothing else is said. */
  public static final String USER_FILTER =
      "(&(objectClass=person)(|(uid={0})(sAMAccountName={0})))";

  /** Which groups somebody is in where nothing else is said. */
  public static final String GROUP_FILTER = "(|(member={0})(uniqueMember={0}))";

  /** Copies the lists. */
  public LdapSettings {
    idAttributes = List.copyOf(idAttributes);
    nameAttributes = List.copyOf(nameAttributes);
  }
}
