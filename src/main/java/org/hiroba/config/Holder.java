package org.hiroba.config;

/**
 * Says who holds a right. Each of them holds what those after it hold, but for {@link #NOBODY}:
 * administrators hold all that anybody does.
 */
public enum Holder {
  /** Whoever is signed in, guests too. */
  EVERYONE,
  /** Everybody but guests. */
  MEMBERS,
  /** Owners of the room that it is about. */
  OWNERS,
  /** Administrators. */
  ADMINS,
  /** Nobody at all. */
  NOBODY
}
