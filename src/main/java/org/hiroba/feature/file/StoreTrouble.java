package org.hiroba.feature.file;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import org.hiroba.log.Refusal;

/** Tells people that files cannot be had or kept now, and the log why. Stateless. */
final class StoreTrouble {
  private static final Logger LOG = System.getLogger(StoreTrouble.class.getName());

  private StoreTrouble() {}

  /** Returns what to answer. */
  static Refusal told(String what, FileStoreException why) {
    LOG.log(Level.WARNING, "The store of files could not {0}: {1}", what, why.getMessage());
    return new Refusal(
        Refusal.Reason.UNAVAILABLE,
        "The place where files are kept does not answer now; try again in a minute, and tell an"
            + " administrator if that does not help.");
  }
}
