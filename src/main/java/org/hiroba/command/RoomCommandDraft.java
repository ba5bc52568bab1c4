package org.hiroba.command;

import java.util.List;
import java.util.Set;
import org.hiroba.room.RoomId;

/** Carries out a mutating command that is about one room that is there already. */
public abstract class RoomCommandDraft extends CommandDraft {
  private final RoomId room;

  /**
   * Makes a draft.
   *
   * @param content everything that the client said: the same id with other content is a conflict
   */
  protected RoomCommandDraft(Sender sender, RoomId room, List<String> content) {
    super(sender, content);
    this.room = room;
  }

  /** Returns the room that the command is about. */
  protected final RoomId roomId() {
    return room;
  }

  @Override
  public final Set<RoomId> rooms() {
    return Set.of(room);
  }
}
