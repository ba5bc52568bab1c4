package org.hiroba.command;

import java.util.Set;
import org.hiroba.room.RoomId;
import org.jspecify.annotations.Nullable;

/**
 * Holds one command of a client, checked for form but not for rights. Immutable.
 *
 * @param id the client's; null for a kind that is not answered
 * @param content what the kind read: a {@link Change}, {@link Question}, {@link Notice} or {@link
 *     Immediate}
 * @param rooms all rooms that the client named
 */
public record ReceivedCommand(
    CommandKind kind, @Nullable String id, Object content, Set<RoomId> rooms) {
  /** Returns the id of a command that is answered. */
  public String requireId() {
    if (id == null) {
      throw new IllegalStateException(kind + " has no id");
    }
    return id;
  }
}
