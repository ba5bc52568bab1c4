package org.hiroba.jdbc.write;

import java.sql.SQLException;
import java.util.Set;
import java.util.SortedSet;
import org.hiroba.jdbc.sql.SqlSession;
import org.hiroba.log.CommandKey;
import org.hiroba.room.RoomId;

/** Locks and looks up beforehand what a batch needs, where a round trip is dear. */
@FunctionalInterface
interface Preload {
  /** Leaves everything to the moment when it is needed. */
  Preload NONE = (session, commands, rooms) -> {};

  void load(SqlSession session, Set<CommandKey> commands, SortedSet<RoomId> rooms)
      throws SQLException;
}
