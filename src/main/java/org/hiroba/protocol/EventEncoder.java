package org.hiroba.protocol;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.io.SegmentedStringWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import org.hiroba.account.User;
import org.hiroba.log.HistoryPage;
import org.hiroba.log.RoomEvent;
import org.jspecify.annotations.Nullable;

/** Writes events as JSON, field by field: no reflection on the path of a message. Thread-safe. */
public final class EventEncoder {
  private static final JsonFactory JSON = new JsonFactory();

  /** Encodes one event that answers nothing. */
  public EncodedEvent encode(ServerEvent event) {
    return answer(null, event);
  }

  /**
   * Encodes the answer to a command.
   *
   * @param re the command's id; null when it is not known
   */
  public EncodedEvent answer(@Nullable String re, ServerEvent event) {
    String json =
        write(
            out -> {
              out.writeStartObject();
              out.writeStringField("type", event.type());
              JsonFields.writeIfAny(out, "re", re);
              event.writeFields(out);
              out.writeEndObject();
            });
    return EncodedEvent.of(json, event.isDroppable());
  }

  /** Encodes what happened in a room. */
  public EncodedEvent encode(RoomEvent event) {
    String json =
        write(
            out -> {
              out.writeStartObject();
              out.writeStringField("type", event.kind().wireName());
              out.writeStringField("room", event.room().value());
              out.writeNumberField("seq", event.seq());
              out.writeStringField("at", JsonFields.time(event.at()));
              event.writeFields(out);
              out.writeEndObject();
            });
    return EncodedEvent.of(json, false);
  }

  /** Encodes a page of messages as the HTTP API answers it. */
  public String encodePage(String room, HistoryPage page) {
    return write(
        out -> {
          out.writeStartObject();
          out.writeStringField("type", "history");
          out.writeStringField("room", room);
          JsonFields.writePage(out, page);
          out.writeEndObject();
        });
  }

  /** Encodes a user as the HTTP API answers it. */
  public String encodeUser(User user) {
    return write(
        out -> {
          out.writeStartObject();
          out.writeFieldName("user");
          RoomJson.writeUser(out, user);
          out.writeEndObject();
        });
  }

  /** Writes a moment as the protocol spells it. */
  public static String time(Instant at) {
    return JsonFields.time(at);
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
}
