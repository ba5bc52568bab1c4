package org.hiroba.protocol;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.io.SegmentedStringWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import org.hiroba.account.Role;
import org.hiroba.account.User;
import org.hiroba.account.UserRef;
import org.hiroba.log.HistoryPage;
import org.hiroba.log.MessageView;
import org.hiroba.log.RoomEvent;
import org.hiroba.log.SearchHit;
import org.hiroba.room.Room;
import org.hiroba.room.RoomOverview;

/** Writes events as JSON, field by field: no reflection on the path of a message. Thread-safe. */
public final class EventEncoder {
  private static final JsonFactory JSON = new JsonFactory();

  /** Encodes one event. */
  public EncodedEvent encode(ServerEvent event) {
    return EncodedEvent.of(write(out -> writeEvent(out, event)), event.isDroppable());
  }

  /** Encodes what happened in a room. */
  public EncodedEvent encode(RoomEvent event) {
    return EncodedEvent.of(write(out -> RoomEventWriter.write(out, event)), false);
  }

  /** Encodes a page of messages as the HTTP API answers it. */
  public String encodePage(String room, HistoryPage page) {
    return write(
        out -> {
          out.writeStartObject();
          out.writeStringField("type", "history");
          out.writeStringField("room", room);
          writePage(out, page);
          out.writeEndObject();
        });
  }

  /** Encodes a user as the HTTP API answers it. */
  public String encodeUser(User user) {
    return write(
        out -> {
          out.writeStartObject();
          out.writeFieldName("user");
          writeUser(out, user);
          out.writeEndObject();
        });
  }

  /** Writes a moment as the protocol spells it. */
  public static String time(Instant at) {
    return EventFields.time(at);
  }

  private interface Body {
    void writeTo(JsonGenerator out) throws IOException;
  }

  private static String write(Body body) {
    try (SegmentedStringWriter text = new SegmentedStringWriter(JSON._getBufferRecycler());
        JsonGenerator out = JSON.createGenerator(text)) {
      body.writeTo(out);
      out.flush();
      return text.getAndClear();
    } catch (IOException e) {
      throw new UncheckedIOException("writing to memory cannot fail", e);
    }
  }

  private static void writeEvent(JsonGenerator out, ServerEvent event) throws IOException {
    if (event instanceof ServerEvent.RoomChange change) {
      RoomEventWriter.write(out, change.event());
      return;
    }
    out.writeStartObject();
    if (event instanceof ServerEvent.Accepted e) {
      out.writeStringField("type", "accepted");
      out.writeStringField("re", e.re());
      out.writeStringField("room", e.room().value());
      Long seq = e.seq();
      if (seq != null) {
        out.writeNumberField("seq", seq);
      }
      EventFields.writeTimeIfAny(out, "at", e.at());
    } else if (event instanceof ServerEvent.Failed e) {
      out.writeStringField("type", "error");
      EventFields.writeIfAny(out, "re", e.re());
      out.writeStringField("code", e.code().wireName());
      out.writeStringField("message", e.message());
      Long retryAfterMillis = e.retryAfterMillis();
      if (retryAfterMillis != null) {
        out.writeNumberField("retryAfterMillis", retryAfterMillis);
      }
    } else if (event instanceof ServerEvent.CaughtUp e) {
      out.writeStringField("type", "caughtUp");
      out.writeStringField("room", e.room().value());
      out.writeNumberField("seq", e.seq());
    } else if (event instanceof ServerEvent.Gap e) {
      out.writeStringField("type", "gap");
      out.writeStringField("room", e.room().value());
      out.writeNumberField("head", e.head());
    } else if (event instanceof ServerEvent.Typing e) {
      out.writeStringField("type", "typing");
      out.writeStringField("room", e.room().value());
      out.writeStringField("user", e.user().value());
    } else if (event instanceof ServerEvent.ReadUpTo e) {
      out.writeStringField("type", "read");
      out.writeStringField("room", e.room().value());
      out.writeNumberField("upTo", e.upTo());
    } else if (event instanceof ServerEvent.PresenceChanged e) {
      out.writeStringField("type", "presence");
      out.writeArrayFieldStart("users");
      for (ServerEvent.PresenceOf presence : e.users()) {
        out.writeStartObject();
        out.writeStringField("id", presence.id().value());
        out.writeStringField("state", presence.state().wireName());
        out.writeEndObject();
      }
      out.writeEndArray();
      if (e.again()) {
        out.writeBooleanField("again", true);
      }
    } else if (event instanceof ServerEvent.Notice e) {
      out.writeStringField("type", "notice");
      out.writeStringField("level", e.level());
      out.writeStringField("text", e.text());
    } else if (event instanceof ServerEvent.Draining e) {
      out.writeStringField("type", "draining");
      out.writeNumberField("reconnectAfterMillis", e.reconnectAfterMillis());
    } else if (event instanceof ServerEvent.RoomAdded e) {
      out.writeStringField("type", "roomAdded");
      out.writeFieldName("room");
      writeOverview(out, e.room());
    } else if (event instanceof ServerEvent.RoomRemoved e) {
      out.writeStringField("type", "roomRemoved");
      out.writeStringField("room", e.room().value());
    } else {
      writeAnswer(out, event);
    }
    out.writeEndObject();
  }

  private static void writeAnswer(JsonGenerator out, ServerEvent event) throws IOException {
    if (event instanceof ServerEvent.Pong e) {
      out.writeStringField("type", "pong");
      out.writeStringField("re", e.re());
      out.writeStringField("at", EventFields.time(e.at()));
    } else if (event instanceof ServerEvent.History e) {
      out.writeStringField("type", "history");
      out.writeStringField("re", e.re());
      out.writeStringField("room", e.room().value());
      writePage(out, e.page());
    } else if (event instanceof ServerEvent.Rooms e) {
      out.writeStringField("type", "rooms");
      out.writeStringField("re", e.re());
      out.writeArrayFieldStart("rooms");
      for (Room room : e.rooms()) {
        out.writeStartObject();
        writeRoom(out, room);
        out.writeEndObject();
      }
      out.writeEndArray();
    } else if (event instanceof ServerEvent.Users e) {
      out.writeStringField("type", "users");
      out.writeStringField("re", e.re());
      out.writeArrayFieldStart("users");
      for (ServerEvent.Present present : e.users()) {
        out.writeStartObject();
        EventFields.writeRefFields(out, present.user());
        out.writeStringField("presence", present.presence().wireName());
        if (!present.status().isEmpty()) {
          out.writeStringField("status", present.status());
        }
        out.writeEndObject();
      }
      out.writeEndArray();
    } else if (event instanceof ServerEvent.Results e) {
      out.writeStringField("type", "results");
      out.writeStringField("re", e.re());
      out.writeArrayFieldStart("hits");
      for (SearchHit hit : e.page().hits()) {
        out.writeStartObject();
        out.writeStringField("room", hit.room().value());
        out.writeNumberField("seq", hit.seq());
        out.writeStringField("at", EventFields.time(hit.at()));
        EventFields.writeRef(out, "from", hit.from());
        out.writeStringField("snippet", hit.snippet());
        out.writeEndObject();
      }
      out.writeEndArray();
      EventFields.writeIfAny(out, "cursor", e.page().cursor().orElse(null));
    } else if (event instanceof ServerEvent.Welcome e) {
      writeWelcome(out, e);
    } else if (!ExtensionEvents.write(out, event)) {
      throw new IllegalArgumentException("no encoding for " + event.getClass());
    }
  }

  private static void writeWelcome(JsonGenerator out, ServerEvent.Welcome e) throws IOException {
    out.writeStringField("type", "welcome");
    out.writeStringField("re", e.re());
    out.writeStringField("epoch", e.epoch());
    out.writeStringField("session", e.session());
    out.writeFieldName("user");
    writeUser(out, e.user());
    out.writeNumberField("heartbeatSeconds", e.heartbeatSeconds());
    out.writeObjectFieldStart("limits");
    out.writeNumberField("maxTextChars", e.limits().maxTextChars());
    out.writeNumberField("maxFrameBytes", e.limits().maxFrameBytes());
    out.writeNumberField("postsPerSecond", e.limits().postsPerSecond());
    out.writeNumberField("replayEvents", e.limits().replayEvents());
    out.writeEndObject();
    out.writeArrayFieldStart("rooms");
    for (RoomOverview room : e.rooms()) {
      writeOverview(out, room);
    }
    out.writeEndArray();
  }

  private static void writePage(JsonGenerator out, HistoryPage page) throws IOException {
    out.writeArrayFieldStart("messages");
    for (MessageView message : page.messages()) {
      EventFields.writeMessage(out, message);
    }
    out.writeEndArray();
    out.writeBooleanField("hasBefore", page.hasBefore());
    out.writeBooleanField("hasAfter", page.hasAfter());
  }

  private static void writeOverview(JsonGenerator out, RoomOverview overview) throws IOException {
    out.writeStartObject();
    writeRoom(out, overview.room());
    out.writeStringField("role", overview.role().wireName());
    out.writeNumberField("readUpTo", overview.readUpTo());
    out.writeNumberField("unread", overview.unread());
    out.writeNumberField("mentions", overview.mentions());
    out.writeStringField("notify", overview.notifyLevel().wireName());
    if (!overview.members().isEmpty()) {
      out.writeArrayFieldStart("members");
      for (UserRef member : overview.members()) {
        out.writeStartObject();
        EventFields.writeRefFields(out, member);
        out.writeEndObject();
      }
      out.writeEndArray();
    }
    out.writeEndObject();
  }

  private static void writeRoom(JsonGenerator out, Room room) throws IOException {
    out.writeStringField("id", room.id().value());
    out.writeStringField("name", room.name());
    out.writeStringField("kind", room.kind().wireName());
    out.writeStringField("topic", room.topic());
    out.writeBooleanField("archived", room.archived());
    out.writeNumberField("head", room.head());
  }

  private static void writeUser(JsonGenerator out, User user) throws IOException {
    out.writeStartObject();
    EventFields.writeRefFields(out, user.ref());
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
