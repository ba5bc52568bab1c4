package org.hiroba.cli;

import java.util.List;
import java.util.Locale;
import java.util.logging.Level;
import java.util.logging.Logger;

/** Makes the log of the executable WAR readable, unless somebody configured it. */
final class ConsoleLogging {
  /** Kept here, since the JDK forgets the level of a logger that nobody holds. */
  private static final List<Logger> LIBRARIES =
      List.of(
          Logger.getLogger("org.apache"),
          Logger.getLogger("org.jboss.weld"),
          Logger.getLogger("org.flywaydb"),
          Logger.getLogger("com.zaxxer"));

  private ConsoleLogging() {}

  /** Writes one line an event to standard error; libraries speak from warnings on. */
  static void configure() {
    // The JDK's formatter writes the time in the digits of the default locale.
    Locale.setDefault(Locale.Category.FORMAT, Locale.ROOT);
    if (System.getProperty("java.util.logging.config.file") != null
        || System.getProperty("java.util.logging.config.class") != null) {
      return;
    }
    System.getProperties()
        .putIfAbsent(
            "java.util.logging.SimpleFormatter.format",
            "%1$tF %1$tT.%1$tL %4$-7s %3$s: %5$s%6$s%n");
    LIBRARIES.forEach(logger -> logger.setLevel(Level.WARNING));
  }
}
