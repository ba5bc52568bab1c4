package org.hiroba.blackbox;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Where containers do otherwise than RFC 6455 and an application cannot change it: by server, the
 * cases as patterns, and what happens instead. The page {@code conformance.md} names the same.
 */
final class ConformanceExceptions {
  /** Codes registered with IANA after the RFC are taken for such as none may send. */
  private static final Map<String, String> TOMCAT =
      Map.of("7\\.7 code 101[2-4]", "closes with 1002");

  private static final Map<String, String> UNDERTOW =
      Map.of(
          "7\\.7 code 101[2-4]", "closes with 1002",
          "5\\.0 unmasked ping", "answers it",
          "5\\.0 length with the highest bit set", "waits for it");

  private static final Map<String, String> TYRUS =
      Map.of(
          "7\\.7 code 101[2-4]", "closes with 1002",
          "5\\.0 unmasked (?:text|ping)", "answers it",
          "5\\.0 length with the highest bit set", "closes with 1011",
          "6\\.3 at once, at the first byte that cannot be", "waits for the rest of the frame");

  private static final Map<String, Map<String, String>> BY_SERVER =
      Map.of(
          "executable", TOMCAT,
          "tomcat10", TOMCAT,
          "tomcat11", TOMCAT,
          "wildfly", UNDERTOW,
          "payara6", TYRUS,
          "payara7", TYRUS);

  private ConformanceExceptions() {}

  /** Returns what a server is known to do otherwise in this case. */
  static Optional<String> of(String server, String name) {
    return BY_SERVER.getOrDefault(server, Map.of()).entrySet().stream()
        .filter(known -> name.matches(known.getKey()))
        .map(Map.Entry::getValue)
        .findFirst();
  }

  /** Returns all patterns. */
  static List<String> all() {
    return BY_SERVER.values().stream().flatMap(known -> known.keySet().stream()).toList();
  }
}
