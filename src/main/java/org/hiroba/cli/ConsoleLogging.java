package org.hiroba.cli;

import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.hiroba.config.LogFormat;

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

  /** What the web application throws when it has said why it does not start. */
  static final String START_FAILURE = "org.hiroba.startup.StartFailure";

  /** Writes one line an event to standard error; libraries speak from warnings on. */
  static void configure(LogFormat format) {
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
    letTomcatChooseItsFormatter();
    AtomicBoolean failed = new AtomicBoolean();
    for (Handler handler : Logger.getLogger("").getHandlers()) {
      if (format == LogFormat.JSON) {
        handler.setFormatter(new JsonLines());
      }
      handler.setFilter(event -> isNews(event, failed));
      // Loggers say how much, at run time too; what they let through is not held back here.
      handler.setLevel(Level.ALL);
    }
  }

  /** Tomcat's log gives the console a formatter when it is loaded: before ours, then. */
  private static void letTomcatChooseItsFormatter() {
    try {
      Class.forName("org.apache.juli.logging.DirectJDKLog");
    } catch (ClassNotFoundException e) {
      throw new IllegalStateException("This hiroba.war is damaged: get a fresh copy.", e);
    }
  }

  /** Once we have said why we do not start, what libraries say of that is no news. */
  private static boolean isNews(LogRecord event, AtomicBoolean failed) {
    for (Throwable e = event.getThrown(); e != null; e = e.getCause()) {
      if (e.getClass().getName().equals(START_FAILURE)) {
        failed.set(true);
        return false;
      }
    }
    String logger = String.valueOf(event.getLoggerName());
    return !failed.get() || LIBRARIES.stream().noneMatch(one -> logger.startsWith(one.getName()));
  }
}
