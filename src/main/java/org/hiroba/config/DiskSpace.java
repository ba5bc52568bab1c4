package org.hiroba.config;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Tells whether a full disk is why something could not be written. Stateless. */
public final class DiskSpace {
  /** With less nothing of ours can be written. */
  private static final long LITTLE_BYTES = 1 << 20;

  private DiskSpace() {}

  /**
   * Returns a sentence to add to why something failed, behind a space; empty where there is space,
   * or nobody knows.
   *
   * @param place a file or folder, which need not be there
   */
  public static String hint(Path place) {
    Path there = place.toAbsolutePath();
    while (!Files.exists(there) && there.getParent() != null) {
      there = there.getParent();
    }
    try {
      long left = Files.getFileStore(there).getUsableSpace();
      return left < LITTLE_BYTES ? " Disk full: make space where " + there + " is." : "";
    } catch (IOException e) {
      return "";
    }
  }
}
