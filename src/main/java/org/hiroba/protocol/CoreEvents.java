package org.hiroba.protocol;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import org.hiroba.account.UserId;
import org.hiroba.room.RoomId;
import org.hiroba.room.RoomOverview;
import org.jspecify.annotations.Nullable;

/** Holds what the core tells clients, whatever features there are. */
public final class CoreEvents {
  private CoreEvents() {}

  /** Says that all events up to {@code seq} were replayed. */
  public record CaughtUp(RoomId room, long seq) implements ServerEvent {
    @Override
    public String type() {
      return "caughtUp";
    }

    @Override
    public void writeFields(JsonGenerator out) throws IOException {
      out.writeStringField("room", room.value());
      out.writeNumberField("seq", seq);
    }
  }

  /** Says that events are missing: the room goes on from {@code head}. */
  public record Gap(RoomId room, long head) implements ServerEvent {
    @Override
    public String type() {
      return "gap";
    }

    @Override
    public void writeFields(JsonGenerator out) throws IOException {
      out.writeStringField("room", room.value());
      out.writeNumberField("head", head);
    }
  }

  /** Says that a command was carried out and is durable. */
  public record Accepted(RoomId room, @Nullable Long seq, @Nullable Instant at)
      implements ServerEvent {
    @Override
    public String type() {
      return "accepted";
    }

    @Override
    public void writeFields(JsonGenerator out) throws IOException {
      out.writeStringField("room", room.value());
      if (seq != null) {
        out.writeNumberField("seq", seq);
      }
      JsonFields.writeTimeIfAny(out, "at", at);
    }
  }

  /**
   * Says that something was not carried out, and why.
   *
   * @param field of the command that is the reason; null where it is none alone
   */
  public record Failed(
      ErrorCode code, String message, @Nullable Long retryAfterMillis, @Nullable String field)
      implements ServerEvent {
    /** Makes one that is about no field. */
    public Failed(ErrorCode code, String message, @Nullable Long retryAfterMillis) {
      this(code, message, retryAfterMillis, null);
    }

    @Override
    public String type() {
      return "error";
    }

    @Override
    public void writeFields(JsonGenerator out) throws IOException {
      out.writeStringField("code", code.wireName());
      out.writeStringField("message", message);
      if (retryAfterMillis != null) {
        out.writeNumberField("retryAfterMillis", retryAfterMillis);
      }
      JsonFields.writeIfAny(out, "field", field);
    }
  }

  /** Says that the user is now a member of a room. */
  public record RoomAdded(RoomOverview room) implements ServerEvent {
    @Override
    public String type() {
      return "roomAdded";
    }

    @Override
    public void writeFields(JsonGenerator out) throws IOException {
      out.writeFieldName("room");
      RoomJson.writeOverview(out, room);
    }
  }

  /** Says that the user is a member of a room no more. */
  public record RoomRemoved(RoomId room) implements ServerEvent {
    @Override
    public String type() {
      return "roomRemoved";
    }

    @Override
    public void writeFields(JsonGenerator out) throws IOException {
      out.writeStringField("room", room.value());
    }
  }

  /**
   * Says who came, went or stepped away.
   *
   * @param again more changed than is told: who shows people asks for them again
   */
  public record PresenceChanged(List<PresenceOf> users, boolean again) implements ServerEvent {
    /** Copies the people. */
    public PresenceChanged {
      users = List.copyOf(users);
    }

    /** Tells all that changed. */
    public PresenceChanged(List<PresenceOf> users) {
      this(users, false);
    }

    @Override
    public String type() {
      return "presence";
    }

    @Override
    public boolean isDroppable() {
      return true;
    }

    @Override
    public void writeFields(JsonGenerator out) throws IOException {
      out.writeArrayFieldStart("users");
      for (PresenceOf one : users) {
        out.writeStartObject();
        out.writeStringField("id", one.id().value());
        out.writeStringField("state", one.state().wireName());
        out.writeEndObject();
      }
      out.writeEndArray();
      if (again) {
        out.writeBooleanField("again", true);
      }
    }
  }

  /** Says whether a person is there. */
  public record PresenceOf(UserId id, PresenceState state) {}

  /** Tells people something. */
  public record Notice(String level, String text) implements ServerEvent {
    @Override
    public String type() {
      return "notice";
    }

    @Override
    public void writeFields(JsonGenerator out) throws IOException {
      out.writeStringField("level", level);
      out.writeStringField("text", text);
    }
  }

  /** Says that the server goes down soon. */
  public record Draining(long reconnectAfterMillis) implements ServerEvent {
    @Override
    public String type() {
      return "draining";
    }

    @Override
    public void writeFields(JsonGenerator out) throws IOException {
      out.writeNumberField("reconnectAfterMillis", reconnectAfterMillis);
    }
  }
}
