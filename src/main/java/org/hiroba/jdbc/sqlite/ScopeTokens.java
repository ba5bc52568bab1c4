package org.hiroba.jdbc.sqlite;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.hiroba.search.Trait;

/**
 * Makes the words that the index holds of a message besides those of its text: its room, author,
 * time and what is in it. By them the index itself finds what is asked for without a word, and
 * leaps over what is of another time. Stateless.
 */
final class ScopeTokens {
  /** Every message has it. */
  static final String ANY = "a";

  private static final int DECADE = 10;
  private static final int HUNDRED = 100;

  /** Beyond these years nothing is told apart. */
  private static final LocalDate EARLIEST = LocalDate.of(1970, 1, 1);

  private static final LocalDate LATEST = LocalDate.of(2200, 1, 1);

  private ScopeTokens() {}

  /** Returns all of one message, separated by spaces. */
  static String of(long room, long author, long at, Set<Trait> traits) {
    LocalDate day = day(at);
    return String.join(
            " ", ANY, room(room), author(author), decade(day), year(day), month(day), date(day))
        + traits.stream().map(trait -> " " + trait(trait)).sorted().collect(Collectors.joining());
  }

  static String room(long number) {
    return "r" + number;
  }

  static String author(long number) {
    return "u" + number;
  }

  static String trait(Trait trait) {
    return "h" + trait.wireName();
  }

  /**
   * Returns words of which each message between two moments has one, and few others have: as few as
   * days, months, years and decades let. None for all times.
   */
  static List<String> between(long from, long before) {
    LocalDate day = day(from);
    LocalDate end = day(before).plusDays(1);
    if (!day.isAfter(EARLIEST) && !end.isBefore(LATEST)) {
      return List.of();
    }
    List<String> words = new ArrayList<>();
    while (day.isBefore(end)) {
      boolean first = day.getDayOfYear() == 1;
      if (first && day.getYear() % DECADE == 0 && !day.plusYears(DECADE).isAfter(end)) {
        words.add(decade(day));
        day = day.plusYears(DECADE);
      } else if (first && !day.plusYears(1).isAfter(end)) {
        words.add(year(day));
        day = day.plusYears(1);
      } else if (day.getDayOfMonth() == 1 && !day.plusMonths(1).isAfter(end)) {
        words.add(month(day));
        day = day.plusMonths(1);
      } else {
        words.add(date(day));
        day = day.plusDays(1);
      }
    }
    return words;
  }

  private static LocalDate day(long at) {
    long earliest = EARLIEST.atStartOfDay().toInstant(ZoneOffset.UTC).toEpochMilli();
    long latest = LATEST.atStartOfDay().toInstant(ZoneOffset.UTC).toEpochMilli();
    long bounded = Math.max(earliest, Math.min(latest, at));
    return LocalDate.ofInstant(Instant.ofEpochMilli(bounded), ZoneOffset.UTC);
  }

  private static String decade(LocalDate day) {
    return "e" + day.getYear() / DECADE;
  }

  private static String year(LocalDate day) {
    return "y" + day.getYear();
  }

  private static String month(LocalDate day) {
    return "m" + (day.getYear() * HUNDRED + day.getMonthValue());
  }

  private static String date(LocalDate day) {
    return "d" + ((day.getYear() * HUNDRED + day.getMonthValue()) * HUNDRED + day.getDayOfMonth());
  }
}
