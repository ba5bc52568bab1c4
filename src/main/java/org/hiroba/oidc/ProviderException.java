package org.hiroba.oidc;

/**
 * Says why a provider brought nobody in, or out. Its message is for the log: people see {@link
 * #why}.
 */
public final class ProviderException extends Exception {
  private static final long serialVersionUID = 1L;

  private final Why why;

  /** What went wrong, as far as people may know. */
  public enum Why {
    /** The person, or the provider, said no. */
    DENIED,
    /** The browser comes too late, a second time, or is another than the one that went. */
    EXPIRED,
    /** The provider does not answer, or too many people are on their way to it. */
    UNAVAILABLE,
    /** What the provider says is not to be believed, or not enough; its settings may be wrong. */
    REFUSED
  }

  ProviderException(Why why, String message) {
    super(message);
    this.why = why;
  }

  ProviderException(Why why, String message, Throwable cause) {
    super(message, cause);
    this.why = why;
  }

  static ProviderException unavailable(String message) {
    return new ProviderException(Why.UNAVAILABLE, message);
  }

  static ProviderException refused(String message) {
    return new ProviderException(Why.REFUSED, message);
  }

  /** Returns what people may know. */
  public Why why() {
    return why;
  }

  /** Returns the message, for the log: a part of it may be the provider's. */
  public String told() {
    return String.valueOf(getMessage());
  }
}
