package org.hiroba.jdbc.sql;

import java.util.Collection;
import java.util.TreeMap;

/**
 * Holds a set of accounts in one column of text that a query can look into: for each sixteen
 * numbers of which one is in it {@code |NUMBER / 16:} and four hexadecimal digits, a bit each, the
 * lowest first. Two thousand people whose numbers lie side by side take 1.1 KB, scattered ones
 * about ten bytes each.
 */
public final class AccountSet {
  private static final int GROUP = 16;
  private static final int DIGIT_BITS = 4;
  private static final int DIGITS = GROUP / DIGIT_BITS;

  private AccountSet() {}

  /** Writes the set of these numbers. */
  public static String of(Collection<Long> numbers) {
    TreeMap<Long, Integer> groups = new TreeMap<>();
    for (long number : numbers) {
      groups.merge(number / GROUP, 1 << number % GROUP, (some, more) -> some | more);
    }
    StringBuilder set = new StringBuilder();
    groups.forEach(
        (group, bits) -> {
          set.append('|').append(group).append(':');
          for (int digit = 0; digit < DIGITS; digit++) {
            set.append(Character.forDigit(bits >> (digit * DIGIT_BITS) & 0xF, 1 << DIGIT_BITS));
          }
        });
    return set.toString();
  }

  /**
   * Returns a condition: the set of one column, which may be null, holds the number of another; no
   * parameters.
   */
  public static String holds(Dialect dialect, String set, String number) {
    String group = "'|' || (" + number + " / 16) || ':'";
    String found = dialect.positionOf(set, group);
    String place = found + " + length(" + group + ") + (" + number + " % 16) / 4";
    String digit = "substr(" + set + ", CAST(" + place + " AS INTEGER), 1)";
    String value = dialect.positionOf("'123456789abcdef'", digit);
    String bit = "(" + value + " >> CAST(" + number + " % 4 AS INTEGER)) & 1";
    return "(" + found + " > 0 AND (" + bit + ") = 1)";
  }
}
