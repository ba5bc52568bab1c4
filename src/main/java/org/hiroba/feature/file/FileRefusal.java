package org.hiroba.feature.file;

import org.hiroba.log.CodedRefusal;

/** Refuses a file for a reason that no other refusal has. */
public final class FileRefusal extends CodedRefusal {
  private static final long serialVersionUID = 1L;

  /** Why, as a word for programs. */
  public enum Why {
    /** Longer than one file, or one piece of it, may be. */
    TOO_LARGE("too-large"),
    /** The files of this person are too much together. */
    QUOTA("quota"),
    /** There is no room left. */
    DISK_FULL("disk-full"),
    /** The scanner found something. */
    INFECTED("infected"),
    /** The scanner could not look. */
    UNSCANNED("unscanned"),
    /** What came is not what was announced. */
    WRONG_DIGEST("wrong-digest"),
    /** Files are switched off. */
    OFF("files-off"),
    /** Too many files that no message has. */
    TOO_MANY("too-many");

    private final String word;

    Why(String word) {
      this.word = word;
    }
  }

  private final Why why;

  /** Refuses with one sentence for people that says what is wrong and what to do. */
  FileRefusal(Why why, String message) {
    super(Reason.FORBIDDEN, why.word, message);
    this.why = why;
  }

  /** Returns why. */
  public Why why() {
    return why;
  }
}
