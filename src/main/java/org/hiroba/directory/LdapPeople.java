package org.hiroba.directory;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.LongSupplier;
import javax.naming.NamingException;
import org.hiroba.config.LdapSettings;
import org.hiroba.feature.identity.ExternalIdentity;

/** Finds people in a directory, by name or by what never changes about them. Thread-safe. */
final class LdapPeople {
  /** By whom a directory's people are known here. */
  static final String ISSUER = "ldap";

  private static final String DISPLAY_NAME = "displayName";
  private static final String MAIL = "mail";

  private final LdapSettings settings;
  private final LdapGroups groups;
  private final List<String> attributes;

  LdapPeople(LdapSettings settings, LongSupplier nanoTime) {
    this.settings = settings;
    groups = new LdapGroups(settings, nanoTime);
    Set<String> all = new LinkedHashSet<>(settings.idAttributes());
    all.addAll(settings.nameAttributes());
    all.add(DISPLAY_NAME);
    all.add("cn");
    all.add(MAIL);
    all.addAll(LdapEntry.FLAGS);
    attributes = List.copyOf(all);
  }

  /** Finds who is meant by a name that somebody typed: at most two. */
  List<LdapEntry> named(LdapSession session, String name)
      throws NamingException, DirectoryUnavailableException {
    return session
        .search(base(), LdapText.filled(settings.userFilter(), name, name), attributes, 2)
        .entries();
  }

  /** Finds people by their ids, wherever they are by now below the base. */
  LdapSession.Found withIds(LdapSession session, List<String> ids)
      throws NamingException, DirectoryUnavailableException {
    StringBuilder filter = new StringBuilder("(|");
    for (String id : ids) {
      for (String attribute : settings.idAttributes()) {
        filter.append('(').append(attribute).append('=');
        filter.append(LdapText.escapedId(attribute, id)).append(')');
      }
    }
    return session.search(base(), filter.append(')').toString(), attributes, 2 * ids.size());
  }

  /** Returns what never changes about an entry. */
  Optional<String> id(LdapEntry entry) {
    return entry
        .id(settings.idAttributes())
        .filter(id -> id.length() <= ExternalIdentity.MAX_CHARS);
  }

  /**
   * Tells who somebody is.
   *
   * @param typed the name by which they came, for want of another
   */
  ExternalIdentity identity(LdapSession session, LdapEntry entry, String id, String typed) {
    String name = entry.text(settings.nameAttributes()).orElse(typed);
    return new ExternalIdentity(
        ISSUER,
        id,
        name,
        entry.text(List.of(DISPLAY_NAME, "cn")).orElse(null),
        entry.text(MAIL).orElse(null),
        groups.of(session, entry.dn(), name));
  }

  String base() throws DirectoryUnavailableException {
    return settings
        .userBase()
        .orElseThrow(
            () ->
                new DirectoryUnavailableException(
                    "hiroba.auth.ldap.user-base must say where people are"));
  }

  /** Returns where nobody is: a password tried there takes as long as a wrong one. */
  String nobody() throws DirectoryUnavailableException {
    return "cn=hiroba-nobody," + base();
  }

  /** Splits a list, in order. */
  static <T> List<List<T>> parts(List<T> all, int most) {
    List<List<T>> parts = new ArrayList<>();
    for (int from = 0; from < all.size(); from += most) {
      parts.add(all.subList(from, Math.min(from + most, all.size())));
    }
    return parts;
  }
}
