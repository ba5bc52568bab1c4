package org.hiroba.jdbc.write;

import java.sql.SQLException;
import org.hiroba.log.RoomEvent;

/**
 * Writes what an event changes in the views of the log: rows that could be made anew from the log
 * alone. Called on the writer's thread, in the transaction that appends the event.
 *
 * @param <E> the events of one kind
 */
@FunctionalInterface
public interface ViewWriter<E extends RoomEvent> {
  /** Writes; the room has counted the event in already. */
  void write(WriteContext in, RoomRow room, E event) throws SQLException;
}
