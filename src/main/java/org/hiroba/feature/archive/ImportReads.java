package org.hiroba.feature.archive;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.hiroba.account.UserId;
import org.hiroba.log.EventKind;
import org.hiroba.room.RoomId;

/** Reads what an import must know of what is here. Thread-safe; may block. */
interface ImportReads {
  /** Returns how far the rooms of a history were imported. */
  Map<RoomId, ImportMark> marks(String origin);

  /** Tells whether a public room that is not archived has a name. */
  boolean isNameTaken(String name);

  /** Tells whether there is the direct room of some people. */
  boolean hasDirectRoom(List<UserId> people);

  /** Finds a kind of events by its name on the wire. */
  Optional<EventKind<?>> kind(String wireName);
}
