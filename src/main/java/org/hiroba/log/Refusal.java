package org.hiroba.log;

/**
 * Says that a rule forbids what was asked. Nothing was written and nothing is remembered: the same
 * command may succeed later.
 */
public class Refusal extends Exception {
  private static final long serialVersionUID = 1L;

  /** Why it was refused. */
  public enum Reason {
    /** Who asks did not show who they are. */
    UNAUTHORIZED,
    /** What was asked makes no sense as it stands. */
    BAD_REQUEST,
    /** It is not there, or the caller may not know of it. */
    NOT_FOUND,
    /** The caller may see it but not do this. */
    FORBIDDEN,
    /** It clashes with the present state. */
    CONFLICT
  }

  private final Reason reason;

  /**
   * Refuses.
   *
   * @param message one sentence for people that says what is wrong and what to do
   */
  public Refusal(Reason reason, String message) {
    // Refusals are answers, not failures: nobody reads their stack.
    super(message, null, false, false);
    this.reason = reason;
  }

  /** Returns why it was refused. */
  public Reason reason() {
    return reason;
  }
}
