package org.hiroba.feature.room;

import org.hiroba.command.ChatParts;
import org.hiroba.command.CommandKind;
import org.hiroba.command.Wiring;
import org.hiroba.feature.Feature;
import org.hiroba.jdbc.write.Adapters;

/** Rooms: making and changing them, direct rooms, and the list of public ones. */
public final class RoomFeature implements Feature {
  private final Joining joining;

  /**
   * Makes it.
   *
   * @param joining makes the event that somebody became a member
   */
  public RoomFeature(Joining joining) {
    this.joining = joining;
  }

  @Override
  public void open(Wiring wiring) {
    ChatParts chat = wiring.parts();
    wiring
        .onNote(RoomShown.class, shown -> chat.subscriptions().add(shown.room(), shown.user()))
        .onNote(RoomRemoved.class, gone -> chat.fanOut().dissolve(gone.room()))
        .command(
            CommandKind.change(
                "createRoom",
                in -> CreateRoom.read(in, joining, chat.memberLimits(), chat.rights())))
        .command(CommandKind.change("openDirect", in -> OpenDirect.read(in, chat)))
        .command(CommandKind.change("updateRoom", UpdateRoom::read))
        .command(CommandKind.question("rooms", in -> ListRooms.read(in, chat.rooms())));
  }

  @Override
  public void store(Adapters adapters) {
    adapters
        .event(RoomUpdated.KIND)
        .view(RoomUpdated.KIND, JdbcRooms::updated)
        .reading(RoomSheets.class, JdbcRoomSheets::new)
        .writing(RoomRemovals.class, JdbcRoomRemovals::new)
        .writing(RoomWrites.class, JdbcRooms::new);
  }
}
