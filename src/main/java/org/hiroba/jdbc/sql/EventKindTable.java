package org.hiroba.jdbc.sql;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.hiroba.log.EventKind;

/**
 * The table of all kinds of events, by their numbers. Filled at start, then read by many threads.
 */
public final class EventKindTable {
  private final Map<Integer, EventKind<?>> byNumber = new HashMap<>();
  private final Map<String, EventKind<?>> byName = new HashMap<>();

  /**
   * Adds a kind.
   *
   * @throws IllegalArgumentException another one has its number or its name
   */
  public void add(EventKind<?> kind) {
    EventKind<?> sameNumber = byNumber.putIfAbsent(kind.number(), kind);
    EventKind<?> sameName = byName.putIfAbsent(kind.wireName(), kind);
    if (sameNumber != null || sameName != null) {
      throw new IllegalArgumentException(
          "two kinds of events are number " + kind.number() + " or named " + kind.wireName());
    }
  }

  /** Finds the kind of a number. */
  public Optional<EventKind<?>> find(int number) {
    return Optional.ofNullable(byNumber.get(number));
  }

  /** Finds the kind of a name on the wire. */
  public Optional<EventKind<?>> named(String wireName) {
    return Optional.ofNullable(byName.get(wireName));
  }

  /** Tells whether a kind is in the table. */
  public boolean holds(EventKind<?> kind) {
    return kind.equals(byNumber.get(kind.number()));
  }
}
