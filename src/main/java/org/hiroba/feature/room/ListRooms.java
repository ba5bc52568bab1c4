package org.hiroba.feature.room;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.util.List;
import java.util.Set;
import org.hiroba.account.LooseText;
import org.hiroba.account.Reach;
import org.hiroba.account.User;
import org.hiroba.command.CommandFields;
import org.hiroba.command.Confinable;
import org.hiroba.command.Question;
import org.hiroba.protocol.CommandException;
import org.hiroba.protocol.JsonFields;
import org.hiroba.protocol.RoomJson;
import org.hiroba.protocol.ServerEvent;
import org.hiroba.room.RoomDirectory;
import org.hiroba.room.RoomId;
import org.hiroba.room.RoomListing;
import org.jspecify.annotations.Nullable;

/** The command {@code rooms}: public rooms that one may join, a page at a time. */
record ListRooms(String query, String cursor, int limit, Set<String> only, RoomDirectory rooms)
    implements Question, Confinable {
  private static final int MAX_LISTED = 200;

  static ListRooms read(CommandFields in, RoomDirectory rooms) throws CommandException {
    return new ListRooms(
        in.query(),
        in.cursorIfAny().orElse(""),
        Math.min(MAX_LISTED, in.limit(MAX_LISTED)),
        Set.of(),
        rooms);
  }

  @Override
  public ListRooms within(Reach reach) {
    return new ListRooms(query, cursor, limit, reach.rooms(), rooms);
  }

  @Override
  public ServerEvent answer(User caller) {
    return caller.isGuest() || !only.isEmpty()
        ? page(few(caller))
        : page(rooms.listings(caller.id(), query, cursor, limit + 1));
  }

  /**
   * Guests join nothing: of public rooms they know those into which they were invited. Tokens that
   * are for some rooms know those.
   */
  private List<RoomListing> few(User caller) {
    List<RoomId> known =
        caller.isGuest()
            ? rooms.overviewsOf(caller.id()).stream()
                .map(overview -> overview.room().id())
                .filter(room -> only.isEmpty() || only.contains(room.value()))
                .toList()
            : only.stream().map(RoomId::new).toList();
    String wanted = LooseText.of(query);
    return rooms.listings(caller.id(), known).stream()
        .filter(one -> LooseText.of(one.room().name() + "\n" + one.room().topic()).contains(wanted))
        .dropWhile(one -> !cursor.isEmpty() && !one.room().id().value().equals(cursor))
        .skip(cursor.isEmpty() ? 0 : 1)
        .limit(limit + 1L)
        .toList();
  }

  private Answer page(List<RoomListing> found) {
    return found.size() <= limit
        ? new Answer(found, null)
        : new Answer(found.subList(0, limit), found.get(limit - 1).room().id().value());
  }

  /** Answers {@code rooms}. */
  record Answer(List<RoomListing> rooms, @Nullable String cursor) implements ServerEvent {
    @Override
    public String type() {
      return "rooms";
    }

    @Override
    public void writeFields(JsonGenerator out) throws IOException {
      out.writeArrayFieldStart("rooms");
      for (RoomListing listing : rooms) {
        out.writeStartObject();
        RoomJson.writeRoom(out, listing.room());
        out.writeNumberField("memberCount", listing.members());
        if (listing.joined()) {
          out.writeBooleanField("joined", true);
        }
        JsonFields.writeTimeIfAny(out, "lastAt", listing.lastAt());
        out.writeEndObject();
      }
      out.writeEndArray();
      JsonFields.writeIfAny(out, "cursor", cursor);
    }
  }
}
