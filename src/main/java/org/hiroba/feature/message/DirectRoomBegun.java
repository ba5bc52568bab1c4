package org.hiroba.feature.message;

import java.util.List;
import org.hiroba.account.UserId;
import org.hiroba.log.Note;
import org.hiroba.room.RoomId;

/** Says that a direct room has its first message: from now on all its members see it. */
public record DirectRoomBegun(RoomId room, List<UserId> members) implements Note {
  /** Copies the members. */
  public DirectRoomBegun {
    members = List.copyOf(members);
  }
}
