package org.hiroba.protocol;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import org.hiroba.log.MessageVersion;
import org.hiroba.log.MessageView;
import org.hiroba.log.SavedMessage;
import org.hiroba.search.SearchHit;

/** Writes the events by which this server extends {@code hiroba.v1}. */
final class ExtensionEvents {
  private ExtensionEvents() {}

  /** Writes an event's fields; returns false when it is none of these. */
  static boolean write(JsonGenerator out, ServerEvent event) throws IOException {
    if (event instanceof ServerEvent.Versions e) {
      writeVersions(out, e);
    } else if (event instanceof ServerEvent.Pins e) {
      out.writeStringField("type", "pins");
      out.writeStringField("re", e.re());
      out.writeStringField("room", e.room().value());
      out.writeArrayFieldStart("messages");
      for (MessageView message : e.pins().items()) {
        EventFields.writeMessage(out, message);
      }
      out.writeEndArray();
      EventFields.writeIfAny(out, "cursor", e.pins().cursor());
    } else if (event instanceof ServerEvent.Saved e) {
      writeSaved(out, e);
    } else if (event instanceof ServerEvent.MentionsOfYou e) {
      writeMentions(out, e);
    } else if (event instanceof ServerEvent.RoomSettings e) {
      out.writeStringField("type", "roomSettings");
      out.writeStringField("room", e.room().value());
      out.writeStringField("notify", e.level().wireName());
    } else if (event instanceof ServerEvent.UnreadFrom e) {
      out.writeStringField("type", "read");
      out.writeStringField("room", e.room().value());
      out.writeNumberField("upTo", e.upTo());
    } else if (event instanceof ServerEvent.ProfileChanged e) {
      out.writeStringField("type", "profile");
      EventFields.writeRef(out, "user", e.profile().user());
      out.writeStringField("status", e.profile().status());
    } else {
      return false;
    }
    return true;
  }

  private static void writeVersions(JsonGenerator out, ServerEvent.Versions e) throws IOException {
    out.writeStringField("type", "versions");
    out.writeStringField("re", e.re());
    out.writeStringField("room", e.room().value());
    out.writeNumberField("target", e.target());
    out.writeArrayFieldStart("versions");
    for (MessageVersion version : e.page().versions()) {
      out.writeStartObject();
      out.writeNumberField("seq", version.seq());
      out.writeStringField("at", EventFields.time(version.at()));
      out.writeStringField("text", version.text());
      out.writeStringField("by", version.by().value());
      out.writeEndObject();
    }
    out.writeEndArray();
    out.writeBooleanField("hasBefore", e.page().hasBefore());
  }

  private static void writeSaved(JsonGenerator out, ServerEvent.Saved e) throws IOException {
    out.writeStringField("type", "saved");
    out.writeStringField("re", e.re());
    out.writeArrayFieldStart("items");
    for (SavedMessage item : e.saved().items()) {
      out.writeStartObject();
      out.writeStringField("room", item.room().value());
      out.writeFieldName("message");
      EventFields.writeMessage(out, item.message());
      out.writeStringField("savedAt", EventFields.time(item.savedAt()));
      out.writeEndObject();
    }
    out.writeEndArray();
    EventFields.writeIfAny(out, "cursor", e.saved().cursor());
  }

  private static void writeMentions(JsonGenerator out, ServerEvent.MentionsOfYou e)
      throws IOException {
    out.writeStringField("type", "mentions");
    out.writeStringField("re", e.re());
    out.writeArrayFieldStart("hits");
    for (SearchHit hit : e.hits().items()) {
      out.writeStartObject();
      out.writeStringField("room", hit.room().value());
      out.writeNumberField("seq", hit.seq());
      out.writeStringField("at", EventFields.time(hit.at()));
      EventFields.writeRef(out, "from", hit.from());
      out.writeStringField("snippet", hit.snippet());
      out.writeEndObject();
    }
    out.writeEndArray();
    EventFields.writeIfAny(out, "cursor", e.hits().cursor());
  }
}
