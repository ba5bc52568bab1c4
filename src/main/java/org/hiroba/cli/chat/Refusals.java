package org.hiroba.cli.chat;

import java.util.Optional;
import java.util.Set;

/** Says which refusals are for good and what to tell people about them. */
final class Refusals {
  private static final Set<String> PASSING_CODES =
      Set.of("unavailable", "rate-limited", "internal");
  private static final int UNAUTHORIZED = 401;
  private static final int FORBIDDEN = 403;
  private static final int NOT_FOUND = 404;
  private static final int TOO_MANY_REQUESTS = 429;
  private static final int SERVER_ERROR = 500;

  private Refusals() {}

  /** Tells whether the same command under the same id may come through later. */
  static boolean isPassing(String code) {
    return PASSING_CODES.contains(code);
  }

  /**
   * Judges the HTTP status that answered a handshake.
   *
   * @param everWelcomed the server was there before: a 404 is then one that is being deployed anew
   */
  static Optional<ChatException> forGood(int status, boolean everWelcomed) {
    if (status == UNAUTHORIZED) {
      return Optional.of(new ChatException(ChatException.NOT_SIGNED_IN, sentence(status)));
    }
    boolean passes =
        status >= SERVER_ERROR
            || status == TOO_MANY_REQUESTS
            || (status == NOT_FOUND && everWelcomed);
    return passes
        ? Optional.empty()
        : Optional.of(new ChatException(ChatException.REFUSED, sentence(status)));
  }

  /** Says what an HTTP status means here. */
  static String sentence(int status) {
    return switch (status) {
      case UNAUTHORIZED ->
          "Nobody is signed in with this token: it is wrong, was revoked or expired";
      case FORBIDDEN -> "The server does not let this client in (403); its log says why";
      case NOT_FOUND ->
          "There is no Hiroba at this URL (404); behind an application server it ends with /hiroba/";
      case TOO_MANY_REQUESTS -> "there are too many connections already (429)";
      default -> "the server answered with HTTP status " + status;
    };
  }
}
