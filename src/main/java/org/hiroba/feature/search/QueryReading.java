package org.hiroba.feature.search;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.hiroba.account.User;
import org.hiroba.account.UserId;
import org.hiroba.log.Refusal;
import org.hiroba.room.RoomId;
import org.hiroba.search.SearchFilter;
import org.hiroba.search.SearchTerms;
import org.hiroba.search.Trait;
import org.jspecify.annotations.Nullable;

/** Makes a search of what a person typed: whom, where, when and what they mean. For one thread. */
final class QueryReading {
  private static final String DATES =
      "a date such as 2026-11-21, 2026-11, 2026, today or yesterday";

  private final User caller;
  private final Set<String> only;
  private final ZoneId zone;
  private final LocalDate today;
  private final SearchNames names;
  private final Set<UserId> authors = new HashSet<>();
  private final Set<RoomId> rooms = new HashSet<>();
  private final Set<Trait> traits = EnumSet.noneOf(Trait.class);
  private boolean pinned;
  private boolean saved;
  private @Nullable Instant before;
  private @Nullable Instant after;
  private boolean any;

  /**
   * Makes one that has read nothing yet.
   *
   * @param only ids of rooms beyond which the caller sees nothing; empty for no such limit
   */
  QueryReading(User caller, Set<String> only, ZoneId zone, Instant now, SearchNames names) {
    this.caller = caller;
    this.only = only;
    this.zone = zone;
    this.today = LocalDate.ofInstant(now, zone);
    this.names = names;
  }

  /**
   * Reads all operators.
   *
   * @return the words that are left
   * @throws Refusal one of them is wrong; says what is right
   */
  SearchTerms read(String query) throws Refusal {
    QueryText text = QueryText.of(query);
    for (QueryText.Operator operator : text.operators()) {
      read(operator);
    }
    SearchTerms terms = SearchTerms.of(text.words());
    any |= !text.operators().isEmpty();
    return terms;
  }

  private void read(QueryText.Operator operator) throws Refusal {
    String name = operator.name();
    String value = operator.value();
    if (operator.excluded()) {
      throw wrong("\"-\" keeps words away, not \"" + name + ":\"");
    }
    switch (name) {
      case "from" -> from(value);
      case "in" -> in(value);
      case "has" -> has(value);
      case "is" -> is(value);
      default -> time(name, value);
    }
  }

  private void from(String value) throws Refusal {
    String wanted = value.startsWith("@") ? value.substring(1) : value;
    if (wanted.isEmpty()) {
      throw wrong("\"from:\" takes a name: from:mei, from:\"Mei Lin\" or from:me");
    }
    if (wanted.equals("me")) {
      authors.add(caller.id());
      return;
    }
    List<UserId> people = names.people(caller.id(), caller.isGuest(), only, wanted);
    if (people.isEmpty()) {
      throw wrong(
          "\"from:\" takes the name of somebody here, and nobody is called \"" + wanted + "\"");
    }
    requireFew("from", people);
    authors.addAll(people);
  }

  private void in(String value) throws Refusal {
    boolean person = value.startsWith("@");
    String wanted = person || value.startsWith("#") ? value.substring(1) : value;
    if (wanted.isEmpty()) {
      throw wrong(
          "\"in:\" takes the name of a room, or of whom you write with:"
              + " in:lobby, in:\"two words\" or in:@mei");
    }
    List<RoomId> found = person ? List.of() : names.rooms(caller.id(), only, wanted);
    if (found.isEmpty() && !value.startsWith("#")) {
      found = names.directRooms(caller.id(), only, wanted);
    }
    if (found.isEmpty()) {
      throw wrong(
          "\"in:\" takes the name of a room that you may read, or of whom you write with,"
              + " and none is called \""
              + wanted
              + "\"");
    }
    requireFew("in", found);
    rooms.addAll(found);
  }

  private static void requireFew(String name, List<?> meant) throws Refusal {
    if (meant.size() > SearchNames.MOST) {
      throw wrong(
          "\"" + name + ":\" means more than " + SearchNames.MOST + " here; say more of the name");
    }
  }

  private void has(String value) throws Refusal {
    for (Trait trait : Trait.values()) {
      if (trait.wireName().equals(value)) {
        traits.add(trait);
        return;
      }
    }
    String accepted =
        Arrays.stream(Trait.values()).map(Trait::wireName).collect(Collectors.joining(" or "));
    throw wrong("\"has:\" takes " + accepted);
  }

  private void is(String value) throws Refusal {
    switch (value) {
      case "pinned" -> pinned = true;
      case "saved" -> saved = true;
      case "thread" -> throw wrong("\"is:thread\" is not there yet; \"is:\" takes pinned or saved");
      default -> throw wrong("\"is:\" takes pinned or saved");
    }
  }

  private void time(String name, String value) throws Refusal {
    SearchDate date =
        SearchDate.of(value, today).orElseThrow(() -> wrong("\"" + name + ":\" takes " + DATES));
    if (!name.equals("before")) {
      after = later(after, date.begin(zone));
    }
    if (!name.equals("after")) {
      before = earlier(before, name.equals("on") ? date.end(zone) : date.begin(zone));
    }
  }

  private static Refusal wrong(String message) {
    return Refusal.of("q", Refusal.Reason.BAD_REQUEST, message + ".");
  }

  /** Returns the earlier one of two moments, of which one may not be given. */
  static @Nullable Instant earlier(@Nullable Instant one, @Nullable Instant other) {
    return one == null || (other != null && other.isBefore(one)) ? other : one;
  }

  /** Returns the later one of two moments, of which one may not be given. */
  static @Nullable Instant later(@Nullable Instant one, @Nullable Instant other) {
    return one == null || (other != null && other.isAfter(one)) ? other : one;
  }

  @Nullable Instant before() {
    return before;
  }

  @Nullable Instant after() {
    return after;
  }

  SearchFilter filter() {
    return new SearchFilter(any, authors, rooms, traits, pinned, saved);
  }
}
