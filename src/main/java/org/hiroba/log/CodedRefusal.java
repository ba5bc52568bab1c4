package org.hiroba.log;

/** Refuses for a reason that programs know by a word of their own. */
public class CodedRefusal extends Refusal {
  private static final long serialVersionUID = 1L;

  private final String code;

  /**
   * Refuses.
   *
   * @param code the word, as the HTTP API spells it, for example {@code wrong-credentials}
   * @param message one sentence for people that says what is wrong and what to do
   */
  public CodedRefusal(Reason reason, String code, String message) {
    super(reason, message);
    this.code = code;
  }

  /** Returns the word. */
  public String code() {
    return code;
  }
}
