package org.hiroba.chat;

import java.util.List;
import java.util.Optional;
import org.hiroba.account.User;
import org.hiroba.room.RoomId;

/** Carries out a mutating command that is about one room that is there already. */
abstract class RoomCommandDraft extends CommandDraft {
  private final RoomId room;

  /**
   * Makes a draft.
   *
   * @param content everything that the client said: the same id with other content is a conflict
   */
  RoomCommandDraft(User author, String clientId, RoomId room, List<String> content) {
    super(author, clientId, content);
    this.room = room;
  }

  /** Returns the room that the command is about. */
  final RoomId roomId() {
    return room;
  }

  @Override
  public final Optional<RoomId> room() {
    return Optional.of(room);
  }
}
