package org.hiroba.feature.archive;

import java.io.IOException;
import java.io.OutputStream;

/**
 * Takes the files of an archive one after the other. Nothing stands under the archive's own name
 * before {@link #finish}. For one thread.
 */
public interface ArchiveTarget extends AutoCloseable {
  /**
   * Begins the next file; the one before must be closed.
   *
   * @param name relative, with slashes
   */
  OutputStream begin(String name) throws IOException;

  /** Gives the archive its name. */
  void finish() throws IOException;

  /** Removes what was not finished. */
  @Override
  void close() throws IOException;
}
