package org.hiroba.jdbc.write;

import java.sql.SQLException;
import java.util.Set;
import java.util.SortedSet;
import org.hiroba.jdbc.sql.SqlSession;
import org.hiroba.log.CommandKey;
import org.hiroba.room.RoomId;

/** Locks and looks up beforehand what a batch needs, where a round trip is dear. */
@FunctionalInterface
public interface Preload {
  /** Leaves everything to the moment when it is needed. */
  Preload NONE = (session, state, commands, rooms) -> {};

  /**
   * Locks the rooms and tells the state what it found of them, of the commands and of their
   * authors' memberships.
   */
  void load(SqlSession session, BatchState state, Set<CommandKey> commands, SortedSet<RoomId> rooms)
      throws SQLException;
}
