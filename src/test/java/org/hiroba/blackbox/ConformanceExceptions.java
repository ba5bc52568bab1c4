package org.hiroba.blackbox;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Where containers do otherwise than RFC 6455 and an application cannot change it: by server, the
 * cases as patterns, and what happens instead. The page {@code conformance.md} names the same.
 */
final class ConformanceExceptions {
  /**
   * What a server does otherwise.
   *
   * @param name pattern of the cases' names
   * @param instead what it does, in words
   * @param loses whether it does so only now and then, by losing an echo that was on its way; else
   *     it does so each time
   */
  record Known(String name, String instead, boolean loses) {}

  /** Codes registered with IANA after the RFC are taken for such as none may send. */
  private static final Known NEW_CODES = always("7\\.7 code 101[2-4]", "closes with 1002");

  private static final List<Known> TOMCAT =
      List.of(
          NEW_CODES, always("6\\.3 at once, at the second of ed a0.*", "waits for a byte more"));

  private static final List<Known> UNDERTOW =
      List.of(
          NEW_CODES,
          always("5\\.0 unmasked ping", "answers it"),
          always("5\\.0 length with the highest bit set", "waits for it"),
          sometimes("(?:3\\.2|4\\.2|5\\.5) .* after a (?:good|whole) message"),
          sometimes("7\\.1 a message.*, then close"));

  private static final List<Known> TYRUS =
      List.of(
          NEW_CODES,
          always("5\\.0 unmasked (?:text|ping)", "answers it"),
          always("5\\.0 length with the highest bit set", "closes with 1011"),
          always(
              "6\\.3 at once, at (?:the second of (?:f4 90|ed a0|f0 80).*|f5)",
              "waits for the rest of the sign"),
          always("6\\.3 at once, a byte after (?:f4 90|f0 80)", "waits for the rest of the sign"));

  private static final Map<String, List<Known>> BY_SERVER =
      Map.of(
          "executable", TOMCAT,
          "tomcat10", TOMCAT,
          "tomcat11", TOMCAT,
          "wildfly", UNDERTOW,
          "payara6", TYRUS,
          "payara7", TYRUS);

  private ConformanceExceptions() {}

  private static Known always(String name, String instead) {
    return new Known(name, instead, false);
  }

  private static Known sometimes(String name) {
    return new Known(name, "loses the echo when the end is here before it has left", true);
  }

  /** Returns what a server is known to do otherwise in this case. */
  static Optional<Known> of(String server, String name) {
    return BY_SERVER.getOrDefault(server, List.of()).stream()
        .filter(known -> name.matches(known.name()))
        .findFirst();
  }

  /** Returns all of them. */
  static Stream<Known> all() {
    return BY_SERVER.values().stream().flatMap(List::stream);
  }
}
