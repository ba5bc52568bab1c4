package org.hiroba.protocol;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import org.hiroba.log.RoomEvent;

/** Writes what happened in a room: the events of its log. Stateless. */
final class RoomEventWriter {
  private RoomEventWriter() {}

  /** Writes an event as a JSON object. */
  static void write(JsonGenerator out, RoomEvent event) throws IOException {
    out.writeStartObject();
    if (event instanceof RoomEvent.MessagePosted e) {
      writeHead(out, "message", e);
      out.writeStringField("id", e.clientId());
      EventFields.writeRef(out, "from", e.from());
      EventFields.writeText(out, e.deleted(), e.text());
      EventFields.writeReplyAndMentions(out, e.replyTo(), e.mentions());
    } else if (event instanceof RoomEvent.MessageEdited e) {
      writeHead(out, "edited", e);
      out.writeNumberField("target", e.target());
      EventFields.writeText(out, e.deleted(), e.text());
      out.writeStringField("by", e.by().value());
    } else if (event instanceof RoomEvent.MessageDeleted e) {
      writeHead(out, "deleted", e);
      out.writeNumberField("target", e.target());
      out.writeStringField("by", e.by().value());
    } else if (event instanceof RoomEvent.Reacted e) {
      writeHead(out, "reacted", e);
      out.writeNumberField("target", e.target());
      out.writeStringField("emoji", e.emoji());
      out.writeBooleanField("on", e.on());
      out.writeStringField("by", e.by().value());
    } else if (event instanceof RoomEvent.MessagePinned e) {
      writeHead(out, "pinned", e);
      out.writeNumberField("target", e.target());
      out.writeBooleanField("on", e.on());
      out.writeStringField("by", e.by().value());
    } else if (event instanceof RoomEvent.MemberJoined e) {
      writeHead(out, "memberJoined", e);
      EventFields.writeRef(out, "user", e.user());
      EventFields.writeIdIfAny(out, "by", e.by());
    } else if (event instanceof RoomEvent.MemberLeft e) {
      writeHead(out, "memberLeft", e);
      EventFields.writeRef(out, "user", e.user());
      EventFields.writeIdIfAny(out, "by", e.by());
    } else if (event instanceof RoomEvent.RoomUpdated e) {
      writeHead(out, "roomUpdated", e);
      EventFields.writeIfAny(out, "name", e.name());
      EventFields.writeIfAny(out, "topic", e.topic());
      Boolean archived = e.archived();
      if (archived != null) {
        out.writeBooleanField("archived", archived);
      }
      EventFields.writeIdIfAny(out, "owner", e.owner());
      out.writeStringField("by", e.by().value());
    }
    out.writeEndObject();
  }

  private static void writeHead(JsonGenerator out, String type, RoomEvent event)
      throws IOException {
    out.writeStringField("type", type);
    out.writeStringField("room", event.room().value());
    out.writeNumberField("seq", event.seq());
    out.writeStringField("at", EventFields.time(event.at()));
  }
}
