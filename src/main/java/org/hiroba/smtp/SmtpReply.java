package org.hiroba.smtp;

import org.hiroba.feature.mail.MailFailure;
import org.hiroba.feature.mail.MailFailure.Verdict;
import org.jspecify.annotations.Nullable;

/**
 * Reads out of what Jakarta Mail throws what a mail server meant (RFC 5321 §4.2.1). Its classes are
 * known by their names alone, for they may be the application server's. Stateless.
 */
final class SmtpReply {
  private static final int MAX_DEPTH = 10;
  private static final int MAX_CHARS = 300;
  private static final int CLOSING = 421;
  private static final int PERMANENT = 500;
  private static final int TRANSIENT = 400;

  private SmtpReply() {}

  static MailFailure failure(Throwable thrown) {
    Throwable last = thrown;
    int code = 0;
    boolean ofThisMail = false;
    Throwable one = thrown;
    for (int depth = 0; one != null && depth < MAX_DEPTH; depth++) {
      last = one;
      int found = returnCode(one);
      if (found > 0) {
        String name = one.getClass().getSimpleName();
        code = found;
        // That the sender is refused is no fault of the mail: all others would be refused, too.
        ofThisMail =
            name.equals("SMTPAddressFailedException") || name.equals("SMTPSendFailedException");
      }
      one = next(one);
    }
    String why = line(thrown.getMessage() == null ? thrown.toString() : thrown.getMessage());
    if (last != thrown && last.getMessage() != null) {
      why = line(why + " (" + last.getMessage() + ")");
    }
    return new MailFailure(verdict(code, ofThisMail), why, thrown);
  }

  private static Verdict verdict(int code, boolean ofThisMail) {
    if (!ofThisMail || code == CLOSING || code < TRANSIENT) {
      return Verdict.NONE;
    }
    return code >= PERMANENT ? Verdict.NEVER : Verdict.LATER;
  }

  private static int returnCode(Throwable one) {
    try {
      return one.getClass().getMethod("getReturnCode").invoke(one) instanceof Integer code
          ? code
          : 0;
    } catch (ReflectiveOperationException e) {
      // Most exceptions know of no code.
      return 0;
    }
  }

  private static @Nullable Throwable next(Throwable one) {
    try {
      Object next = one.getClass().getMethod("getNextException").invoke(one);
      return next instanceof Throwable more ? more : one.getCause();
    } catch (ReflectiveOperationException e) {
      return one.getCause();
    }
  }

  /** What the mail server said, in one line for the log. */
  static String line(String said) {
    StringBuilder line = new StringBuilder();
    said.codePoints()
        .limit(MAX_CHARS)
        .map(c -> Character.isISOControl(c) ? ' ' : c)
        .forEach(line::appendCodePoint);
    return line.toString().strip().replace("  ", " ");
  }
}
