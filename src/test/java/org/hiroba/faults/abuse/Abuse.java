package org.hiroba.faults.abuse;

import java.io.IOException;

/**
 * One thing that a hostile or broken peer does to a server. Immutable.
 *
 * @param name of the catalogue's own, like {@code bodies-that-drip}
 * @param does in words what others have to bear
 * @param signedIn whether who does it has signed in
 * @param sockets what it goes to, like {@code ws/chat} or {@code echo over UDP}
 * @param attack begins it
 */
public record Abuse(String name, String does, boolean signedIn, String sockets, Attack attack) {

  /** Begins an abuse. */
  @FunctionalInterface
  interface Attack {
    /**
     * Begins and returns soon: what goes on and on is left to {@link Stage#paced}.
     *
     * @throws IOException if not even the beginning succeeds
     */
    void begin(Stage stage) throws IOException;
  }

  /** Makes an abuse of a stranger. */
  static Abuse byStranger(String name, String does, String sockets, Attack attack) {
    return new Abuse(name, does, false, sockets, attack);
  }

  /** Makes an abuse of somebody who has signed in. */
  static Abuse byMember(String name, String does, String sockets, Attack attack) {
    return new Abuse(name, does, true, sockets, attack);
  }

  @Override
  public String toString() {
    return name;
  }
}
