package org.hiroba.feature.archive;

/** Says what is wrong with a line of an archive, as the end of a sentence. */
final class BadLine extends Exception {
  private static final long serialVersionUID = 1L;

  BadLine(String why) {
    super(why, null, false, false);
  }

  /** Returns what is wrong. */
  String why() {
    return String.valueOf(getMessage());
  }
}
