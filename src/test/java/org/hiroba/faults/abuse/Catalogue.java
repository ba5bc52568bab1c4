package org.hiroba.faults.abuse;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** All abuses, and those that a short run tries. */
public final class Catalogue {
  /** One that tells most of each way in. */
  private static final Set<String> SHORT =
      Set.of(
          "bodies-that-drip",
          "heads-malformed",
          "handshakes-with-hostile-headers",
          "frames-of-one-byte",
          "junk-wide",
          "commands-users",
          "commands-read-of-foreign-rooms",
          "commands-search",
          "readers-that-ask-and-never-read",
          "sockets-that-come-and-go",
          "echo-raw-unread",
          "relay-flood",
          "echo-udp-flood",
          "sign-ins-of-one-address");

  private Catalogue() {}

  /** Returns all, family by family. */
  public static List<Abuse> all() {
    return Stream.of(
            AbusesOfBodies.all(),
            AbusesOfHeads.all(),
            AbusesOfHandshakes.all(),
            AbusesOfFrames.all(),
            AbusesOfCommands.all(),
            AbusesOfReading.all(),
            AbusesOfTeaching.all(),
            AbusesOfServices.all(),
            AbusesOfRelay.all(),
            AbusesOfSignIn.all(),
            AbusesOfPages.all())
        .flatMap(List::stream)
        .toList();
  }

  /** Returns the most telling ones. */
  public static List<Abuse> mostTelling() {
    return all().stream().filter(abuse -> SHORT.contains(abuse.name())).toList();
  }

  /**
   * Returns those that shall be tried: the most telling ones or all, or those whose names hold what
   * {@code hiroba.tests.abuse} says.
   */
  public static List<Abuse> chosen(boolean all) {
    String part = System.getProperty("hiroba.tests.abuse", "");
    if (part.isEmpty() && !all) {
      return mostTelling();
    }
    return all().stream().filter(abuse -> abuse.name().contains(part)).toList();
  }

  static Set<String> shortNames() {
    return new HashSet<>(SHORT);
  }
}
