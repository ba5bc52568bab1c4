package org.hiroba.command;

import java.util.Optional;
import org.hiroba.room.RoomId;

/**
 * A command by which a client lets on which room it shows: presence is told to who shows people.
 */
public interface ShowsRoom {
  /** Returns the room that the client shows, if the command tells. */
  Optional<RoomId> shownRoom();
}
