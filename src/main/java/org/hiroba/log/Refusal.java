package org.hiroba.log;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

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
    CONFLICT,
    /** Too soon after the last time: see {@link #retryAfter}. */
    RATE_LIMITED,
    /** Somebody else must be asked for it, who does not answer. */
    UNAVAILABLE
  }

  private final Reason reason;
  private final @Nullable Duration retryAfter;
  private final @Nullable String field;

  /**
   * Refuses.
   *
   * @param message one sentence for people that says what is wrong and what to do
   */
  public Refusal(Reason reason, String message) {
    this(reason, message, null, null);
  }

  private Refusal(
      Reason reason, String message, @Nullable Duration retryAfter, @Nullable String field) {
    // Refusals are answers, not failures: nobody reads their stack.
    super(message, null, false, false);
    this.reason = reason;
    this.retryAfter = retryAfter;
    this.field = field;
  }

  /**
   * Refuses what one field says.
   *
   * @param field its name in the command
   * @param message one sentence for people that says what is wrong and what to do
   */
  public static Refusal of(String field, Reason reason, String message) {
    return new Refusal(reason, message, null, field);
  }

  /**
   * Refuses what may be done a little later.
   *
   * @param message one sentence for people that says what is wrong and what to do
   * @param retryAfter how much later
   */
  public static Refusal tooSoon(String message, Duration retryAfter) {
    return new Refusal(Reason.RATE_LIMITED, message, retryAfter, null);
  }

  /** Returns the name of the field that is the reason; null where it is none alone. */
  public @Nullable String field() {
    return field;
  }

  /** Returns why it was refused. */
  public Reason reason() {
    return reason;
  }

  /**
   * Returns after how many milliseconds the same may be asked again, at least 1; null for never.
   */
  public @Nullable Long retryAfterMillis() {
    return retryAfter == null ? null : Math.max(1, retryAfter.toMillis());
  }
}
