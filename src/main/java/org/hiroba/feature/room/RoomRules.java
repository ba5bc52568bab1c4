package org.hiroba.feature.room;

import java.util.UUID;
import org.hiroba.log.Refusal;
import org.hiroba.log.WriteTransaction;
import org.hiroba.room.RoomId;
import org.hiroba.room.RoomKind;

/** Holds what the drafts of rooms have in common. Stateless. */
final class RoomRules {
  /** How many code points a room's name may have. */
  static final int MAX_NAME_CHARS = 64;

  /** How many code points a room's topic may have. */
  static final int MAX_TOPIC_CHARS = 250;

  private RoomRules() {}

  static RoomId newRoomId() {
    return new RoomId("r" + UUID.randomUUID().toString().replace("-", ""));
  }

  /** Refuses the name of a public room if another one has it; private ones may have any. */
  static void requireFreeName(WriteTransaction tx, RoomKind kind, String name) throws Refusal {
    if (kind == RoomKind.PUBLIC && tx.port(RoomWrites.class).isNameTaken(name)) {
      throw nameTaken();
    }
  }

  static Refusal nameTaken() {
    return Refusal.of(
        "name", Refusal.Reason.CONFLICT, "There is a room of this name already; choose another.");
  }
}
