package org.hiroba.page;

import java.util.List;
import org.junit.jupiter.api.Assumptions;

/** What a machine may lack: then a part of the tests is skipped, loudly, unless it is required. */
final class Required {
  private static final String PROPERTY = "hiroba.tests.required";

  private Required() {}

  /**
   * Skips the running test, or fails it if {@code -Dhiroba.tests.required} names this part.
   *
   * @param part {@code browser}, {@code firefox}, {@code webkit} or {@code node}
   * @param reason what is missing and how to get it
   */
  static AssertionError missing(String part, String reason) {
    if (List.of(System.getProperty(PROPERTY, "").split(",")).contains(part)) {
      return new AssertionError("Required, but missing: " + reason);
    }
    System.err.println("*** SKIPPED, NOT TESTED: " + reason + " ***");
    Assumptions.abort(reason);
    return new AssertionError("unreachable");
  }
}
