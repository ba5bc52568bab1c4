package org.hiroba.feature.room;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.hiroba.account.LooseText;
import org.hiroba.account.Reach;
import org.hiroba.account.User;
import org.hiroba.command.CommandFields;
import org.hiroba.command.Confinable;
import org.hiroba.command.Question;
import org.hiroba.protocol.CommandException;
import org.hiroba.protocol.RoomJson;
import org.hiroba.protocol.ServerEvent;
import org.hiroba.room.Room;
import org.hiroba.room.RoomDirectory;
import org.hiroba.room.RoomId;
import org.hiroba.room.RoomKind;
import org.hiroba.room.RoomOverview;

/** The command {@code rooms}: public rooms that one may join. */
record ListRooms(String query, Set<String> only, RoomDirectory rooms)
    implements Question, Confinable {
  private static final int MAX_LISTED = 200;

  static ListRooms read(CommandFields in, RoomDirectory rooms) throws CommandException {
    return new ListRooms(in.query(), Set.of(), rooms);
  }

  @Override
  public ListRooms within(Reach reach) {
    return new ListRooms(query, reach.rooms(), rooms);
  }

  @Override
  public ServerEvent answer(User caller) {
    if (caller.isGuest()) {
      return new Answer(ownRooms(caller));
    }
    return new Answer(only.isEmpty() ? rooms.publicRooms(query, MAX_LISTED) : some());
  }

  private List<Room> some() {
    String wanted = LooseText.of(query);
    return new TreeSet<>(only)
        .stream()
            .flatMap(id -> rooms.find(new RoomId(id)).stream())
            .filter(room -> room.kind() == RoomKind.PUBLIC && !room.archived())
            .filter(room -> LooseText.of(String.valueOf(room.name())).contains(wanted))
            .toList();
  }

  /** Guests join nothing: of public rooms they know those into which they were invited. */
  private List<Room> ownRooms(User guest) {
    String wanted = LooseText.of(query);
    return rooms.overviewsOf(guest.id()).stream()
        .map(RoomOverview::room)
        .filter(room -> room.kind() == RoomKind.PUBLIC && !room.archived())
        .filter(room -> only.isEmpty() || only.contains(room.id().value()))
        .filter(room -> LooseText.of(room.name() + " " + room.topic()).contains(wanted))
        .limit(MAX_LISTED)
        .toList();
  }

  /** Answers {@code rooms}. */
  record Answer(List<Room> rooms) implements ServerEvent {
    @Override
    public String type() {
      return "rooms";
    }

    @Override
    public void writeFields(JsonGenerator out) throws IOException {
      out.writeArrayFieldStart("rooms");
      for (Room room : rooms) {
        out.writeStartObject();
        RoomJson.writeRoom(out, room);
        out.writeEndObject();
      }
      out.writeEndArray();
    }
  }
}
