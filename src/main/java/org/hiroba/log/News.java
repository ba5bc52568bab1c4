package org.hiroba.log;

import java.util.List;

/**
 * Holds what one commit made durable. Immutable.
 *
 * @param events in the order of their seqs per room
 * @param notes in the order in which they were written
 */
public record News(List<RoomEvent> events, List<Note> notes) {
  /** Copies both. */
  public News {
    events = List.copyOf(events);
    notes = List.copyOf(notes);
  }

  /** Tells whether there is nothing to tell. */
  public boolean isEmpty() {
    return events.isEmpty() && notes.isEmpty();
  }

  /** Returns the events alone. */
  News eventsOnly() {
    return new News(events, List.of());
  }

  /** Returns the notes alone. */
  News notesOnly() {
    return new News(List.of(), notes);
  }
}
