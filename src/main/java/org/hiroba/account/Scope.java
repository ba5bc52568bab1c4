package org.hiroba.account;

import java.util.Locale;
import java.util.Optional;

/** Says how much of what an account may do somebody may who comes in its name. */
public enum Scope {
  /** All of it: a person who is signed in. No token has this. */
  PERSON,
  /** Reads, and changes nothing. */
  READ,
  /** Posts, and reads nothing. */
  POST,
  /** Reads and changes what the account may, but for its own sign-ins, passwords and tokens. */
  ALL,
  /** Asks for what operators see under {@code -/}, and for nothing of the chat. */
  OPS;

  /** Returns what it is called on the wire and in the database. */
  public String wireName() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Finds a token's scope by its wire name; empty when there is none. */
  public static Optional<Scope> ofToken(String wireName) {
    for (Scope scope : values()) {
      if (scope != PERSON && scope.wireName().equals(wireName)) {
        return Optional.of(scope);
      }
    }
    return Optional.empty();
  }
}
