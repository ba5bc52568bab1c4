package org.hiroba.protocol;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import org.hiroba.account.Role;
import org.hiroba.account.User;
import org.hiroba.account.UserRef;
import org.hiroba.room.Posters;
import org.hiroba.room.Room;
import org.hiroba.room.RoomOverview;

/** Writes rooms and users, as several events show them. Stateless. */
public final class RoomJson {
  private RoomJson() {}

  /** Writes a room as its member sees it, as an object. */
  public static void writeOverview(JsonGenerator out, RoomOverview overview) throws IOException {
    out.writeStartObject();
    writeRoom(out, overview.room());
    out.writeStringField("role", overview.role().wireName());
    out.writeNumberField("readUpTo", overview.readUpTo());
    out.writeNumberField("unread", overview.unread());
    out.writeNumberField("mentions", overview.mentions());
    out.writeStringField("notify", overview.notifyLevel().wireName());
    if (overview.arrangement().favourite()) {
      out.writeBooleanField("favourite", true);
    }
    if (!overview.arrangement().section().isEmpty()) {
      out.writeStringField("section", overview.arrangement().section());
    }
    JsonFields.writeTimeIfAny(out, "lastAt", overview.lastAt());
    if (!overview.members().isEmpty()) {
      out.writeArrayFieldStart("members");
      for (UserRef member : overview.members()) {
        out.writeStartObject();
        JsonFields.writeRefFields(out, member);
        out.writeEndObject();
      }
      out.writeEndArray();
    }
    out.writeEndObject();
  }

  /** Writes the fields of a room that everybody may see. */
  public static void writeRoom(JsonGenerator out, Room room) throws IOException {
    out.writeStringField("id", room.id().value());
    out.writeStringField("name", room.name());
    out.writeStringField("kind", room.kind().wireName());
    out.writeStringField("topic", room.topic());
    out.writeBooleanField("archived", room.archived());
    out.writeNumberField("head", room.head());
    if (room.posting() != Posters.MEMBERS) {
      out.writeStringField("posting", room.posting().wireName());
    }
  }

  /** Writes a user with their roles, as an object. */
  public static void writeUser(JsonGenerator out, User user) throws IOException {
    out.writeStartObject();
    JsonFields.writeRefFields(out, user.ref());
    out.writeArrayFieldStart("roles");
    for (Role role : Role.values()) {
      if (user.roles().contains(role)) {
        out.writeString(role.wireName());
      }
    }
    out.writeEndArray();
    out.writeEndObject();
  }
}
