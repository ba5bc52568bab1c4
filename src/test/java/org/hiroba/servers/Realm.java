package org.hiroba.servers;

import java.util.List;

/**
 * Whom a server lets in by itself. Immutable.
 *
 * @param kind which of our files configures it
 * @param users of the server's own, in a file; empty with a directory
 */
record Realm(Kind kind, List<RealmUser> users) {
  enum Kind {
    /** None is configured. */
    NONE,
    /** Users in a file of the server. */
    USERS,
    /** A directory. */
    LDAP
  }

  static final Realm NONE = new Realm(Kind.NONE, List.of());

  /** A user in a file. */
  record RealmUser(String name, String password, List<String> groups) {}

  static Realm ofUsers(List<RealmUser> users) {
    return new Realm(Kind.USERS, List.copyOf(users));
  }

  static Realm ofDirectory() {
    return new Realm(Kind.LDAP, List.of());
  }
}
