package org.hiroba.directory;

import java.util.Map;
import java.util.Set;
import javax.naming.NamingException;

/** Reads what a failure of the JDK's provider means, by the result code of LDAP. Stateless. */
final class LdapFailure {
  private static final String CODE = "[LDAP: error code ";
  private static final String SUB_CODE = ", data ";
  private static final int NO_CODE = -1;
  private static final int MOST_CAUSES = 8;

  /**
   * Results by which a directory says that somebody may not come in: wrong password (49), no such
   * entry (32), no password kept (48), may not (50), too many tries or an expired password (19),
   * not willing (53: locked, or disabled).
   */
  private static final Set<Integer> NOBODY = Set.of(19, 32, 34, 48, 49, 50, 53);

  /** What Active Directory adds to 49. */
  private static final Map<String, String> REASONS =
      Map.of(
          "525", "there is nobody of that name",
          "52e", "the password is wrong",
          "530", "not at this time of the day",
          "531", "not from this machine",
          "532", "the password has expired",
          "533", "the account is disabled",
          "701", "the account has expired",
          "773", "the password must be changed first",
          "775", "the account is locked");

  private LdapFailure() {}

  /** Returns the result code of LDAP, or -1: then the directory did not answer at all. */
  static int code(NamingException failure) {
    String message = failure.getMessage();
    int at = message == null ? NO_CODE : message.indexOf(CODE);
    if (message == null || at < 0) {
      return NO_CODE;
    }
    int code = 0;
    for (int i = at + CODE.length(); i < message.length() && i < at + CODE.length() + 5; i++) {
      int digit = Character.digit(message.charAt(i), 10);
      if (digit < 0) {
        break;
      }
      code = code * 10 + digit;
    }
    return code;
  }

  /** Tells whether a bind failed because of whom it was for, and not because of the directory. */
  static boolean isNobody(NamingException failure) {
    return NOBODY.contains(code(failure));
  }

  /** Tells whether another server of the directory may do better. */
  static boolean isOfServer(NamingException failure) {
    int code = code(failure);
    return code == NO_CODE || code == 1 || code == 51 || code == 52 || code == 80;
  }

  /** Says why, in one line for the log. */
  static String why(NamingException failure) {
    StringBuilder line = new StringBuilder(LdapText.shown(String.valueOf(failure.getMessage())));
    Throwable cause = failure.getCause();
    Throwable last = failure;
    for (int i = 0; i < MOST_CAUSES && cause != null && cause != last; i++) {
      last = cause;
      cause = cause.getCause();
    }
    if (last != failure) {
      line.append(" (").append(last.getClass().getSimpleName()).append(": ");
      line.append(LdapText.shown(String.valueOf(last.getMessage()))).append(')');
    }
    return line.toString();
  }

  /** Says what Active Directory adds to a refused password; empty if it adds nothing. */
  static String reason(NamingException failure) {
    String message = String.valueOf(failure.getMessage());
    int at = message.indexOf(SUB_CODE);
    int end = at < 0 ? -1 : message.indexOf(',', at + SUB_CODE.length());
    return end < 0
        ? ""
        : REASONS.getOrDefault(message.substring(at + SUB_CODE.length(), end).strip(), "");
  }
}
