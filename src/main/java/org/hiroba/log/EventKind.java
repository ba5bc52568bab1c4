package org.hiroba.log;

import java.util.function.Function;

/**
 * Names one kind of event once for all: its number in the table {@code event}, which never changes,
 * its name on the wire, and how a stored one is read. Immutable.
 *
 * @param number from 1; two kinds of one number stop the start
 * @param wireName the event's {@code type}
 * @param isMessage it is a message: it counts as unread, and pages of history show it
 * @param reader makes the event from its row
 * @param <E> the events of this kind
 */
public record EventKind<E extends RoomEvent>(
    int number, String wireName, boolean isMessage, Function<EventRow, E> reader) {

  /** Makes a kind that is no message. */
  public static <E extends RoomEvent> EventKind<E> of(
      int number, String wireName, Function<EventRow, E> reader) {
    return new EventKind<>(number, wireName, false, reader);
  }

  /** Makes the event from its row. */
  public E read(EventRow row) {
    return reader.apply(row);
  }
}
