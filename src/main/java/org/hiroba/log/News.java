package org.hiroba.log;

import java.util.List;

/**
 * Holds what one commit made durable. Immutable.
 *
 * @param events in the order of their seqs per room
 * @param notes in the order in which they were written
 * @param sinceNanos when the first of what was committed was handed in, by {@link System#nanoTime}
 */
public record News(List<RoomEvent> events, List<Note> notes, long sinceNanos) {
  /** Copies both lists. */
  public News {
    events = List.copyOf(events);
    notes = List.copyOf(notes);
  }

  /** Makes news of this moment. */
  public News(List<RoomEvent> events, List<Note> notes) {
    this(events, notes, System.nanoTime());
  }

  /** Tells whether there is nothing to tell. */
  public boolean isEmpty() {
    return events.isEmpty() && notes.isEmpty();
  }

  /** Returns the same, of which the first was handed in at another moment. */
  News since(long nanos) {
    return new News(events, notes, nanos);
  }

  /** Returns the events alone. */
  News eventsOnly() {
    return new News(events, List.of(), sinceNanos);
  }

  /** Returns the notes alone. */
  News notesOnly() {
    return new News(List.of(), notes, sinceNanos);
  }
}
