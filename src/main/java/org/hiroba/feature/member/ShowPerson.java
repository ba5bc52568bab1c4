package org.hiroba.feature.member;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.hiroba.account.Profile;
import org.hiroba.account.Reach;
import org.hiroba.account.User;
import org.hiroba.account.UserId;
import org.hiroba.command.Access;
import org.hiroba.command.ChatParts;
import org.hiroba.command.CommandFields;
import org.hiroba.command.Confinable;
import org.hiroba.command.Question;
import org.hiroba.log.Refusal;
import org.hiroba.protocol.CommandException;
import org.hiroba.protocol.JsonFields;
import org.hiroba.protocol.PresenceState;
import org.hiroba.protocol.ProfileJson;
import org.hiroba.protocol.ServerEvent;
import org.hiroba.room.Room;
import org.jspecify.annotations.Nullable;

/**
 * The command {@code person}: how somebody describes themselves, whether they are there, what time
 * it is where they are, and the rooms in which the caller meets them.
 */
record ShowPerson(UserId user, Set<String> only, ChatParts chat) implements Question, Confinable {
  private static final int MAX_ROOMS = 50;
  private static final DateTimeFormatter LOCAL =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSxxx", Locale.ROOT);

  static ShowPerson read(CommandFields in, ChatParts chat) throws CommandException {
    return new ShowPerson(in.user("user"), Set.of(), chat);
  }

  @Override
  public ShowPerson within(Reach reach) {
    return new ShowPerson(user, reach.rooms(), chat);
  }

  @Override
  public ServerEvent answer(User caller) throws Refusal {
    Map<UserId, Profile> known = chat.rooms().profiles(List.of(user));
    Profile profile = known.get(user);
    if (profile == null) {
      throw Access.nobody();
    }
    RoomMembers.Common common =
        chat.log().port(RoomMembers.class).common(caller.id(), user, only, MAX_ROOMS);
    if (!user.equals(caller.id()) && !isKnown(caller, common)) {
      throw Access.nobody();
    }
    Instant now = chat.clock().instant();
    boolean gone = !chat.log().port(RoomMembers.class).isActive(user);
    return new Answer(
        profile.at(now), common, chat.presence().of(user), localTime(profile, now), gone);
  }

  /** Guests, and tokens that are for some rooms, know of whom they meet. */
  private boolean isKnown(User caller, RoomMembers.Common common) {
    if (!only.isEmpty()) {
      return common.total() > 0;
    }
    return !caller.isGuest()
        || chat.rooms().companionsAmong(caller.id(), List.of(user)).contains(user);
  }

  private static @Nullable String localTime(Profile profile, Instant now) {
    if (!ZoneId.getAvailableZoneIds().contains(profile.timeZone())) {
      // None is said, or a zone that this Java does not know any more.
      return null;
    }
    return OffsetDateTime.ofInstant(
            now.truncatedTo(ChronoUnit.MILLIS), ZoneId.of(profile.timeZone()))
        .format(LOCAL);
  }

  /**
   * Answers {@code person}.
   *
   * @param gone whether they cannot come in any more
   */
  record Answer(
      Profile profile,
      RoomMembers.Common common,
      PresenceState presence,
      @Nullable String localTime,
      boolean gone)
      implements ServerEvent {
    @Override
    public String type() {
      return "person";
    }

    @Override
    public void writeFields(JsonGenerator out) throws IOException {
      JsonFields.writeRef(out, "user", profile.user());
      out.writeObjectFieldStart("profile");
      ProfileJson.writeFields(out, profile);
      out.writeEndObject();
      out.writeArrayFieldStart("rooms");
      for (Room room : common.rooms()) {
        out.writeStartObject();
        out.writeStringField("id", room.id().value());
        out.writeStringField("name", room.name());
        out.writeStringField("kind", room.kind().wireName());
        out.writeEndObject();
      }
      out.writeEndArray();
      out.writeNumberField("roomsTotal", common.total());
      out.writeStringField("presence", presence.wireName());
      JsonFields.writeIfAny(out, "localTime", localTime);
      if (gone) {
        out.writeBooleanField("gone", true);
      }
    }
  }
}
