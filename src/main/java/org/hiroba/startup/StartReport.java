package org.hiroba.startup;

import jakarta.servlet.ServletContext;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hiroba.config.Resolution;
import org.hiroba.config.SettingsException;
import org.hiroba.jdbc.Database;
import org.hiroba.log.StorageException;
import org.jspecify.annotations.Nullable;

/** Tells on what a start is based, or why it failed: one line for each thing to mend. Stateless. */
final class StartReport {
  private static final Logger LOG = System.getLogger(Hiroba.class.getName());

  private StartReport() {}

  /**
   * Logs what was found and what an operator should mend.
   *
   * @param context where the application is, if that is known
   */
  static void begins(Resolution found, @Nullable ServletContext context) {
    found.logTo(LOG);
    if (context != null) {
      found
          .settings()
          .http()
          .misplaced(context.getContextPath())
          .ifPresent(line -> LOG.log(Level.WARNING, line));
    }
  }

  /** Returns where everything is and what listens, one line each. */
  static List<String> summary(Path home, Database database, Stream<String> listening) {
    String listeners = listening.collect(Collectors.joining(", "));
    return List.of(
        "Home: " + home,
        "Database: " + database.describe(),
        "Listeners: " + (listeners.isEmpty() ? "none" : listeners));
  }

  /** Logs why, its trace at DEBUG where the reason is in the sentence; returns what to throw. */
  static StartFailure told(Throwable why) {
    String message = why.getMessage() == null ? why.toString() : why.getMessage();
    boolean known = why instanceof SettingsException || why instanceof StorageException;
    String said = known ? message : why.toString();
    said.lines().forEach(line -> LOG.log(Level.ERROR, "Hiroba does not start: {0}", line));
    LOG.log(known ? Level.DEBUG : Level.ERROR, "Why Hiroba does not start", why);
    return new StartFailure("Hiroba does not start: " + said.lines().findFirst().orElse(said));
  }
}
