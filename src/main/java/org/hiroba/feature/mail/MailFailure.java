package org.hiroba.feature.mail;

/** Tells that a mail server did not take a mail, or that nobody knows. */
public final class MailFailure extends Exception {
  private static final long serialVersionUID = 1L;

  /** Says what follows. */
  public enum Verdict {
    /** The server will not take this mail, ever (5yz, RFC 5321 §4.2.1). */
    NEVER,
    /** It may take this mail later (4yz). */
    LATER,
    /** It takes none for now: it cannot be reached, or does not let us in. */
    NONE
  }

  private final Verdict verdict;

  /**
   * Tells of one.
   *
   * @param message for an operator, in one line and without secrets
   */
  public MailFailure(Verdict verdict, String message, Throwable cause) {
    super(message, cause);
    this.verdict = verdict;
  }

  /** Returns what follows. */
  public Verdict verdict() {
    return verdict;
  }
}
