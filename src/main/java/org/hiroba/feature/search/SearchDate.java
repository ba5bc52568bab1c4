package org.hiroba.feature.search;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Locale;
import java.util.Optional;

/**
 * Holds a day, a month or a year as somebody typed it.
 *
 * @param first its first day
 * @param next the first day after it
 */
record SearchDate(LocalDate first, LocalDate next) {
  private static final int EARLIEST_YEAR = 1970;
  private static final int LATEST_YEAR = 2199;

  /** Reads one; empty if it is none. */
  static Optional<SearchDate> of(String text, LocalDate today) {
    switch (text.toLowerCase(Locale.ROOT)) {
      case "today", "今日" -> {
        return Optional.of(day(today));
      }
      case "yesterday", "昨日" -> {
        return Optional.of(day(today.minusDays(1)));
      }
      default -> {
        String[] parts = text.replace('/', '-').split("-", 4);
        return parts.length <= 3 ? of(parts) : Optional.empty();
      }
    }
  }

  private static Optional<SearchDate> of(String[] parts) {
    int[] numbers = new int[parts.length];
    for (int i = 0; i < parts.length; i++) {
      if (parts[i].isEmpty()
          || parts[i].length() > (i == 0 ? 4 : 2)
          || !parts[i].chars().allMatch(c -> c >= '0' && c <= '9')) {
        return Optional.empty();
      }
      numbers[i] = Integer.parseInt(parts[i]);
    }
    if (numbers[0] < EARLIEST_YEAR || numbers[0] > LATEST_YEAR) {
      return Optional.empty();
    }
    try {
      int month = numbers.length > 1 ? numbers[1] : 1;
      LocalDate first = LocalDate.of(numbers[0], month, numbers.length > 2 ? numbers[2] : 1);
      return Optional.of(
          switch (numbers.length) {
            case 1 -> new SearchDate(first, first.plusYears(1));
            case 2 -> new SearchDate(first, first.plusMonths(1));
            default -> day(first);
          });
    } catch (DateTimeException e) {
      // Such as the 30th of February.
      return Optional.empty();
    }
  }

  private static SearchDate day(LocalDate day) {
    return new SearchDate(day, day.plusDays(1));
  }

  /** Returns the moment at which it begins. */
  Instant begin(ZoneId zone) {
    return first.atStartOfDay(zone).toInstant();
  }

  /** Returns the first moment behind it. */
  Instant end(ZoneId zone) {
    return next.atStartOfDay(zone).toInstant();
  }
}
