package org.hiroba.web.page;

import org.hiroba.protocol.ErrorCode;

/** Says that what a form asks for was not done, and why. */
final class FormException extends Exception {
  private static final long serialVersionUID = 1L;
  private static final int TOO_MANY_REQUESTS = 429;

  private final int status;
  private final String notice;

  /**
   * Refuses.
   *
   * @param status the HTTP status to answer with
   * @param notice the key of the text that tells the person what is wrong and what to do
   */
  FormException(int status, String notice) {
    super(notice, null, false, false);
    this.status = status;
    this.notice = notice;
  }

  /** Refuses a post for the reason that a socket would be told. */
  static FormException of(ErrorCode code) {
    int status =
        switch (code) {
          case BAD_REQUEST -> 400;
          case UNAUTHORIZED -> 401;
          case FORBIDDEN -> 403;
          case NOT_FOUND -> 404;
          case CONFLICT -> 409;
          case TOO_LARGE -> 413;
          case RATE_LIMITED -> TOO_MANY_REQUESTS;
          case UNAVAILABLE -> 503;
          case INTERNAL -> 500;
        };
    return new FormException(status, "plain.failed." + code.wireName());
  }

  int status() {
    return status;
  }

  String notice() {
    return notice;
  }
}
