package org.hiroba.protocol;

import java.util.Locale;
import org.hiroba.log.Refusal;

/** Names why a command was not carried out; on the wire in lower case with hyphens. */
public enum ErrorCode {
  /** The command makes no sense; sending it again will not help. */
  BAD_REQUEST,
  /** Nobody is signed in. */
  UNAUTHORIZED,
  /** The caller may see it but not do this. */
  FORBIDDEN,
  /** It is not there, or the caller may not know of it. */
  NOT_FOUND,
  /** It clashes with the present state. */
  CONFLICT,
  /** It is longer than a limit. */
  TOO_LARGE,
  /** Too much in too little time: try again after {@code retryAfterMillis}. */
  RATE_LIMITED,
  /** The outcome is unknown or refused for now: try again with the same id. */
  UNAVAILABLE,
  /** The server failed; its log says why. */
  INTERNAL;

  private final String wireName = name().toLowerCase(Locale.ROOT).replace('_', '-');

  /** Returns the code as it is spelled on the wire. */
  public String wireName() {
    return wireName;
  }

  /** Returns the code that tells a refusal's reason. */
  public static ErrorCode of(Refusal.Reason reason) {
    return switch (reason) {
      case UNAUTHORIZED -> UNAUTHORIZED;
      case BAD_REQUEST -> BAD_REQUEST;
      case NOT_FOUND -> NOT_FOUND;
      case FORBIDDEN -> FORBIDDEN;
      case CONFLICT -> CONFLICT;
      case RATE_LIMITED -> RATE_LIMITED;
      case UNAVAILABLE -> UNAVAILABLE;
    };
  }
}
