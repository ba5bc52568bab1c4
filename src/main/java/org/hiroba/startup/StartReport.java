package org.hiroba.startup;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import org.hiroba.config.SettingsException;
import org.hiroba.log.StorageException;

/** Tells why a start failed: one line for each thing to mend. Stateless. */
final class StartReport {
  private static final Logger LOG = System.getLogger(Hiroba.class.getName());

  private StartReport() {}

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
