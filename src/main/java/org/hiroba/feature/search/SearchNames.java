package org.hiroba.feature.search;

import java.util.List;
import java.util.Set;
import org.hiroba.account.UserId;
import org.hiroba.room.RoomId;

/**
 * Says whom and what a name in a search means, among what the reader may know. Case, width, accents
 * and the kind of kana make no difference. Thread-safe; may block on the database.
 */
public interface SearchNames {
  /** How many people or rooms a name may mean. */
  int MOST = 20;

  /**
   * Returns the people who are called so, or whose name is read so; if there are none, those in
   * whose name it is. At most one more than {@link #MOST}.
   *
   * @param only ids of rooms in one of which they must be; empty for no such limit
   * @param guest whether the reader is one, who knows only of whom they meet
   */
  List<UserId> people(UserId reader, boolean guest, Set<String> only, String name);

  /** Returns the rooms that the reader may read and that are called so; else as for people. */
  List<RoomId> rooms(UserId reader, Set<String> only, String name);

  /** Returns the reader's direct rooms in which somebody else is called so; else as for people. */
  List<RoomId> directRooms(UserId reader, Set<String> only, String name);
}
