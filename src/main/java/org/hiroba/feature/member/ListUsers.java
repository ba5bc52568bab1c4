package org.hiroba.feature.member;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.hiroba.account.Profile;
import org.hiroba.account.User;
import org.hiroba.account.UserId;
import org.hiroba.account.UserRef;
import org.hiroba.command.Access;
import org.hiroba.command.ChatParts;
import org.hiroba.command.CommandFields;
import org.hiroba.command.Question;
import org.hiroba.command.ShowsRoom;
import org.hiroba.log.Refusal;
import org.hiroba.protocol.CommandException;
import org.hiroba.protocol.JsonFields;
import org.hiroba.protocol.PresenceState;
import org.hiroba.protocol.ProfileJson;
import org.hiroba.protocol.ServerEvent;
import org.hiroba.room.RoomId;

/** The command {@code users}: people, or the members of a room, and whether they are there. */
record ListUsers(String query, Optional<RoomId> room, ChatParts chat)
    implements Question, ShowsRoom {
  private static final int MAX_LISTED = 200;

  static ListUsers read(CommandFields in, ChatParts chat) throws CommandException {
    return new ListUsers(in.query(), in.roomIfAny(), chat);
  }

  @Override
  public Optional<RoomId> shownRoom() {
    return room;
  }

  @Override
  public ServerEvent answer(User caller) throws Refusal {
    if (room.isPresent()) {
      Access.readable(chat.rooms(), room.get(), caller);
    }
    List<UserRef> found =
        caller.isGuest() && room.isEmpty()
            ? chat.rooms().companions(caller.id(), query, "", MAX_LISTED)
            : chat.rooms().activeUsers(query, room, MAX_LISTED);
    Map<UserId, Profile> profiles = chat.rooms().profiles(found.stream().map(UserRef::id).toList());
    Instant now = chat.clock().instant();
    return new Answer(
        found.stream()
            .map(
                user ->
                    new Present(
                        profiles.getOrDefault(user.id(), new Profile(user, "")).of(user).at(now),
                        chat.presence().of(user.id())))
            .toList());
  }

  /** Shows a person as they describe themselves, and whether they are there. */
  record Present(Profile profile, PresenceState presence) {}

  /** Answers {@code users}. */
  record Answer(List<Present> users) implements ServerEvent {
    @Override
    public String type() {
      return "users";
    }

    @Override
    public void writeFields(JsonGenerator out) throws IOException {
      out.writeArrayFieldStart("users");
      for (Present present : users) {
        out.writeStartObject();
        JsonFields.writeRefFields(out, present.profile().user());
        out.writeStringField("presence", present.presence().wireName());
        ProfileJson.writeFields(out, present.profile());
        out.writeEndObject();
      }
      out.writeEndArray();
    }
  }
}
