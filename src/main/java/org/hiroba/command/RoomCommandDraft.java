package org.hiroba.command;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.hiroba.room.RoomId;
import org.jspecify.annotations.Nullable;

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

  /**
   * Makes a draft of a command that says which room it is about.
   *
   * @param name what the command is called on the wire
   * @param rest everything else that the client said; numbers, ids and the like as they print
   */
  protected RoomCommandDraft(Sender sender, RoomId room, String name, @Nullable Object... rest) {
    this(
        sender,
        room,
        Stream.concat(Stream.of(name, room.value()), Arrays.stream(rest).map(String::valueOf))
            .toList());
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
