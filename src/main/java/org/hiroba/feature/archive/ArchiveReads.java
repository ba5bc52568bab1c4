package org.hiroba.feature.archive;

import java.util.List;
import org.hiroba.log.HistoryPage;
import org.hiroba.room.RoomId;

/**
 * Reads what goes into archives, page by page, also beside a server that runs. For one thread;
 * every method may block and throws {@code StorageException} when the database cannot answer.
 */
public interface ArchiveReads {
  /** Returns the name of the history. */
  String origin();

  /** Returns accounts by their ids, behind one. */
  List<ArchivedPerson> people(String after, int limit);

  /** Returns rooms that were not removed by their ids, behind one. */
  List<ArchivedRoom> rooms(String after, int limit);

  /** Returns the members of a room by their ids, behind one. */
  List<ArchivedMember> members(RoomId room, String after, int limit);

  /** Returns events of a room above a seq and not above another one, in order. */
  List<ArchivedEvent> events(RoomId room, ArchiveScope scope, long after, long upTo, int limit);

  /** Returns messages of a room above a seq, as they are now. */
  HistoryPage messages(RoomId room, long after);
}
