package org.hiroba.log;

import java.nio.file.Path;

/** Copies the whole database while it is in use. Thread-safe. */
@FunctionalInterface
public interface OnlineCopy {
  /**
   * Writes a copy that holds everything committed before the call, checked and synced to disk, and
   * readable for its owner only. Chat goes on meanwhile. The copy has an epoch of its own: clients
   * of a server that starts on it load history anew.
   *
   * @param target a file that does not exist yet
   * @throws StorageException the copy was not made and nothing is left of it; the message says why
   * @throws UnsupportedOperationException the database has tools of its own for this, which the
   *     message names
   */
  void copyTo(Path target);
}
