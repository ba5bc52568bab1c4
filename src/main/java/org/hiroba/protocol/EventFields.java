package org.hiroba.protocol;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.hiroba.account.UserId;
import org.hiroba.account.UserRef;
import org.hiroba.log.MessageView;
import org.jspecify.annotations.Nullable;

/** Writes the fields that events of several kinds have in common. Stateless. */
final class EventFields {
  /** Milliseconds always have three digits, which {@link Instant#toString()} does not promise. */
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'", Locale.ROOT)
          .withZone(ZoneOffset.UTC);

  private EventFields() {}

  /** Returns a moment as the protocol spells it. */
  static String time(Instant at) {
    return TIME.format(at);
  }

  static void writeMessage(JsonGenerator out, MessageView message) throws IOException {
    out.writeStartObject();
    out.writeNumberField("seq", message.seq());
    out.writeStringField("at", time(message.at()));
    out.writeStringField("id", message.clientId());
    writeRef(out, "from", message.from());
    writeText(out, message.deleted(), message.text());
    writeReplyAndMentions(out, message.replyTo(), message.mentions());
    writeTimeIfAny(out, "editedAt", message.editedAt());
    out.writeObjectFieldStart("reactions");
    for (Map.Entry<String, List<UserId>> reaction : message.reactions().entrySet()) {
      writeIds(out, reaction.getKey(), reaction.getValue());
    }
    out.writeEndObject();
    out.writeEndObject();
  }

  /** Writes a message's text, or that there is none any more. */
  static void writeText(JsonGenerator out, boolean deleted, String text) throws IOException {
    if (deleted) {
      out.writeBooleanField("deleted", true);
    } else {
      out.writeStringField("text", text);
    }
  }

  static void writeRef(JsonGenerator out, String name, UserRef user) throws IOException {
    out.writeObjectFieldStart(name);
    writeRefFields(out, user);
    out.writeEndObject();
  }

  static void writeRefFields(JsonGenerator out, UserRef user) throws IOException {
    out.writeStringField("id", user.id().value());
    out.writeStringField("name", user.name());
    out.writeStringField("displayName", user.displayName());
  }

  static void writeReplyAndMentions(
      JsonGenerator out, @Nullable Long replyTo, List<UserId> mentions) throws IOException {
    if (replyTo != null) {
      out.writeNumberField("replyTo", replyTo);
    }
    if (!mentions.isEmpty()) {
      writeIds(out, "mentions", mentions);
    }
  }

  static void writeIds(JsonGenerator out, String name, List<UserId> users) throws IOException {
    out.writeArrayFieldStart(name);
    for (UserId user : users) {
      out.writeString(user.value());
    }
    out.writeEndArray();
  }

  static void writeIfAny(JsonGenerator out, String name, @Nullable String value)
      throws IOException {
    if (value != null) {
      out.writeStringField(name, value);
    }
  }

  static void writeIdIfAny(JsonGenerator out, String name, @Nullable UserId id) throws IOException {
    if (id != null) {
      out.writeStringField(name, id.value());
    }
  }

  static void writeTimeIfAny(JsonGenerator out, String name, @Nullable Instant at)
      throws IOException {
    if (at != null) {
      out.writeStringField(name, time(at));
    }
  }
}
