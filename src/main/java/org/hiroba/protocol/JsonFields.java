package org.hiroba.protocol;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.hiroba.account.MentionGroup;
import org.hiroba.account.UserId;
import org.hiroba.account.UserRef;
import org.hiroba.log.HistoryPage;
import org.hiroba.log.MessageView;
import org.hiroba.log.Reaction;
import org.hiroba.log.RoomEvent;
import org.hiroba.media.AttachedFile;
import org.hiroba.search.SearchHit;
import org.hiroba.search.Snippet;
import org.jspecify.annotations.Nullable;

/**
 * Writes the fields that events of several kinds have in common. Stateless; the generator is the
 * caller's.
 */
public final class JsonFields {
  /** Milliseconds always have three digits, which {@link Instant#toString()} does not promise. */
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'", Locale.ROOT)
          .withZone(ZoneOffset.UTC);

  private JsonFields() {}

  /** Returns a moment as the protocol spells it. */
  public static String time(Instant at) {
    return TIME.format(at);
  }

  /** Writes a message in its current state, as an object. */
  public static void writeMessage(JsonGenerator out, MessageView message) throws IOException {
    out.writeStartObject();
    out.writeNumberField("seq", message.seq());
    out.writeStringField("at", time(message.at()));
    out.writeStringField("id", message.clientId());
    writeRef(out, "from", message.from());
    writeText(out, message.deleted(), message.text());
    writeReplyIfAny(out, message.replyTo());
    writeMentions(out, message.mentions(), message.mentionsAll());
    AttachedFile.writeIfAny(out, message.files());
    writeTimeIfAny(out, "editedAt", message.editedAt());
    writeReactions(out, message.reactions());
    out.writeEndObject();
  }

  private static void writeReactions(JsonGenerator out, List<Reaction> reactions)
      throws IOException {
    out.writeObjectFieldStart("reactions");
    for (Reaction reaction : reactions) {
      writeIds(out, reaction.emoji(), reaction.people());
    }
    out.writeEndObject();
    if (reactions.stream().anyMatch(Reaction::isCut)) {
      out.writeObjectFieldStart("reactionCounts");
      for (Reaction reaction : reactions) {
        if (reaction.isCut()) {
          out.writeNumberField(reaction.emoji(), reaction.count());
        }
      }
      out.writeEndObject();
    }
  }

  /** Writes the fields of a page of messages. */
  public static void writePage(JsonGenerator out, HistoryPage page) throws IOException {
    writeMessages(out, page.messages());
    out.writeBooleanField("hasBefore", page.hasBefore());
    out.writeBooleanField("hasAfter", page.hasAfter());
    out.writeNumberField("head", page.head());
    if (page.expired()) {
      out.writeBooleanField("expired", true);
    }
    if (!page.changes().isEmpty()) {
      out.writeArrayFieldStart("events");
      for (RoomEvent change : page.changes()) {
        out.writeStartObject();
        out.writeStringField("type", change.kind().wireName());
        out.writeNumberField("seq", change.seq());
        out.writeStringField("at", time(change.at()));
        change.writeFields(out);
        out.writeEndObject();
      }
      out.writeEndArray();
    }
    if (page.changesCut()) {
      out.writeBooleanField("eventsCut", true);
    }
    if (!page.mine().isEmpty()) {
      out.writeObjectFieldStart("mine");
      for (Map.Entry<Long, List<String>> message : page.mine().entrySet()) {
        out.writeArrayFieldStart(message.getKey().toString());
        for (String emoji : message.getValue()) {
          out.writeString(emoji);
        }
        out.writeEndArray();
      }
      out.writeEndObject();
    }
  }

  /** Writes messages as the array field {@code messages}. */
  public static void writeMessages(JsonGenerator out, List<MessageView> messages)
      throws IOException {
    out.writeArrayFieldStart("messages");
    for (MessageView message : messages) {
      writeMessage(out, message);
    }
    out.writeEndArray();
  }

  /** Writes a place where a message was found, as an object of the array {@code hits}. */
  public static void writeHits(JsonGenerator out, List<SearchHit> hits) throws IOException {
    out.writeArrayFieldStart("hits");
    for (SearchHit hit : hits) {
      out.writeStartObject();
      out.writeStringField("room", hit.room().value());
      out.writeNumberField("seq", hit.seq());
      out.writeStringField("at", time(hit.at()));
      writeRef(out, "from", hit.from());
      out.writeStringField("snippet", hit.snippet());
      if (!hit.marks().isEmpty()) {
        out.writeArrayFieldStart("marks");
        for (Snippet.Mark mark : hit.marks()) {
          out.writeStartArray();
          out.writeNumber(mark.start());
          out.writeNumber(mark.length());
          out.writeEndArray();
        }
        out.writeEndArray();
      }
      AttachedFile.writeIfAny(out, hit.files());
      out.writeEndObject();
    }
    out.writeEndArray();
  }

  /** Writes a message's text, or that there is none any more. */
  public static void writeText(JsonGenerator out, boolean deleted, String text) throws IOException {
    if (deleted) {
      out.writeBooleanField("deleted", true);
    } else {
      out.writeStringField("text", text);
    }
  }

  /** Writes a person as an object field. */
  public static void writeRef(JsonGenerator out, String name, UserRef user) throws IOException {
    out.writeObjectFieldStart(name);
    writeRefFields(out, user);
    out.writeEndObject();
  }

  /** Writes who a person is: id, name and display name. */
  public static void writeRefFields(JsonGenerator out, UserRef user) throws IOException {
    out.writeStringField("id", user.id().value());
    out.writeStringField("name", user.name());
    out.writeStringField("displayName", user.displayName());
  }

  /** Writes what a message answers, if anything. */
  public static void writeReplyIfAny(JsonGenerator out, @Nullable Long replyTo) throws IOException {
    if (replyTo != null) {
      out.writeNumberField("replyTo", replyTo);
    }
  }

  /** Writes whom a text mentions and which group it calls, if any. */
  public static void writeMentions(
      JsonGenerator out, List<UserId> mentions, @Nullable MentionGroup mentionsAll)
      throws IOException {
    if (!mentions.isEmpty()) {
      writeIds(out, "mentions", mentions);
    }
    if (mentionsAll != null) {
      out.writeStringField("mentionsAll", mentionsAll.wireName());
    }
  }

  /** Writes ids as an array field. */
  public static void writeIds(JsonGenerator out, String name, List<UserId> users)
      throws IOException {
    out.writeArrayFieldStart(name);
    for (UserId user : users) {
      out.writeString(user.value());
    }
    out.writeEndArray();
  }

  /** Writes a text field unless it is null. */
  public static void writeIfAny(JsonGenerator out, String name, @Nullable String value)
      throws IOException {
    if (value != null) {
      out.writeStringField(name, value);
    }
  }

  /** Writes an id field unless it is null. */
  public static void writeIdIfAny(JsonGenerator out, String name, @Nullable UserId id)
      throws IOException {
    if (id != null) {
      out.writeStringField(name, id.value());
    }
  }

  /** Writes a time field unless it is null. */
  public static void writeTimeIfAny(JsonGenerator out, String name, @Nullable Instant at)
      throws IOException {
    if (at != null) {
      out.writeStringField(name, time(at));
    }
  }
}
