package org.hiroba.feature.member;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.hiroba.account.User;
import org.hiroba.account.UserId;
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
import org.hiroba.room.Membership;
import org.hiroba.room.RoomId;
import org.jspecify.annotations.Nullable;

/** The command {@code members}: who is in a room, owners first, a page at a time. */
record ListMembers(
    RoomId room, String query, String cursor, int limit, boolean calls, ChatParts chat)
    implements Question, ShowsRoom {
  private static final int DEFAULT_LISTED = 50;
  private static final int MAX_LISTED = 100;

  static ListMembers read(CommandFields in, ChatParts chat) throws CommandException {
    String cursor = in.cursorIfAny().orElse("");
    if (!cursor.isEmpty() && cursor.charAt(0) != '0' && cursor.charAt(0) != '1') {
      throw in.bad("cursor", "must be one that the answer before this held");
    }
    return new ListMembers(
        in.room(),
        in.query(),
        cursor,
        Math.min(MAX_LISTED, in.limit(DEFAULT_LISTED)),
        Boolean.TRUE.equals(in.boolIfAny("calls")),
        chat);
  }

  @Override
  public Optional<RoomId> shownRoom() {
    return Optional.of(room);
  }

  @Override
  public ServerEvent answer(User caller) throws Refusal {
    Access.readable(chat.rooms(), room, caller);
    RoomMembers members = chat.log().port(RoomMembers.class);
    RoomMembers.Page page = members.page(room, query, cursor, limit);
    Instant now = chat.clock().instant();
    List<Present> present =
        page.members().stream()
            .map(
                member ->
                    new Present(
                        new RoomMember(member.profile().at(now), member.role()),
                        chat.presence().of(member.profile().user().id())))
            .toList();
    return new Answer(
        room, page.total(), present, page.cursor(), calls ? called(caller, members) : null);
  }

  /** Those who would be called if the caller wrote now, who is left out. */
  private Called called(User caller, RoomMembers members) {
    Optional<Membership> own = chat.rooms().membership(room, caller.id());
    long all = members.count(room) - (own.isPresent() ? 1 : 0);
    long here =
        chat.sessions().all().stream()
            .filter(session -> session.isWelcomed() && session.isIn(room))
            .map(session -> session.user().id())
            .distinct()
            .filter(user -> isCalled(user, caller))
            .count();
    return new Called(Math.max(0, all), here);
  }

  private boolean isCalled(UserId user, User caller) {
    return !user.equals(caller.id()) && chat.presence().of(user) == PresenceState.ONLINE;
  }

  /** Names a member and whether they are there. */
  record Present(RoomMember member, PresenceState presence) {}

  /**
   * Counts whom a word for a group would call.
   *
   * @param room everybody in the room but the caller
   * @param here those of them who are there now
   */
  record Called(long room, long here) {}

  /** Answers {@code members}. */
  record Answer(RoomId room, long total, List<Present> users, String cursor, @Nullable Called calls)
      implements ServerEvent {
    @Override
    public String type() {
      return "members";
    }

    @Override
    public void writeFields(JsonGenerator out) throws IOException {
      out.writeStringField("room", room.value());
      out.writeNumberField("total", total);
      out.writeArrayFieldStart("users");
      for (Present user : users) {
        out.writeStartObject();
        JsonFields.writeRefFields(out, user.member().profile().user());
        out.writeStringField("role", user.member().role().wireName());
        out.writeStringField("presence", user.presence().wireName());
        ProfileJson.writeFields(out, user.member().profile());
        out.writeEndObject();
      }
      out.writeEndArray();
      JsonFields.writeIfAny(out, "cursor", cursor.isEmpty() ? null : cursor);
      if (calls != null) {
        out.writeObjectFieldStart("calls");
        out.writeNumberField("room", calls.room());
        out.writeNumberField("here", calls.here());
        out.writeEndObject();
      }
    }
  }
}
