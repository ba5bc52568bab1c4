package org.hiroba.directory;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Holds what a directory tells of one of its entries. Immutable but for the bytes in it.
 *
 * @param dn its name in the directory
 * @param values by attribute in lower case: strings and byte arrays, at least one each
 */
record LdapEntry(String dn, Map<String, List<Object>> values) {
  private static final int DISABLED_IN_ACTIVE_DIRECTORY = 2;

  /** Says locked by hand and for good; any other time ends by itself. */
  private static final String LOCKED_FOR_GOOD = "000001010000Z";

  /** The attributes by which directories say that an account is disabled. */
  static final List<String> FLAGS =
      List.of("userAccountControl", "nsAccountLock", "loginDisabled", "pwdAccountLockedTime");

  /** Returns the first value of the first of these attributes that has one in text. */
  Optional<String> text(List<String> attributes) {
    for (String attribute : attributes) {
      for (Object value : all(attribute)) {
        if (value instanceof String text && !text.isBlank()) {
          return Optional.of(text);
        }
      }
    }
    return Optional.empty();
  }

  Optional<String> text(String attribute) {
    return text(List.of(attribute));
  }

  /** Returns what never changes about it, in canonical spelling. */
  Optional<String> id(List<String> attributes) {
    for (String attribute : attributes) {
      for (Object value : all(attribute)) {
        if (value instanceof byte[] bytes && bytes.length > 0) {
          return Optional.of(LdapText.id(bytes));
        }
        if (value instanceof String text && !text.isBlank()) {
          return Optional.of(LdapText.id(text));
        }
      }
    }
    return Optional.empty();
  }

  private List<Object> all(String attribute) {
    return values.getOrDefault(attribute.toLowerCase(Locale.ROOT), List.of());
  }

  /** Tells whether somebody disabled it, in the way of any directory that is known here. */
  boolean isDisabled() {
    return text("userAccountControl").map(LdapEntry::hasDisabledBit).orElse(false)
        || is("nsAccountLock")
        || is("loginDisabled")
        || text("pwdAccountLockedTime").filter(LOCKED_FOR_GOOD::equals).isPresent();
  }

  private boolean is(String attribute) {
    return text(attribute).filter("true"::equalsIgnoreCase).isPresent();
  }

  private static boolean hasDisabledBit(String flags) {
    try {
      return (Long.parseLong(flags.strip()) & DISABLED_IN_ACTIVE_DIRECTORY) != 0;
    } catch (NumberFormatException e) {
      // Whatever it says, it does not say that the account is disabled.
      return false;
    }
  }
}
