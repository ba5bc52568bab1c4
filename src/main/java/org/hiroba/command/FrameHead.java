package org.hiroba.command;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import java.io.IOException;
import org.hiroba.protocol.ForeignJson;
import org.jspecify.annotations.Nullable;

/**
 * Holds what a frame says of itself: enough to refuse the command in it, at a small part of what
 * reading it would cost. Nothing is checked but lengths. Immutable.
 *
 * @param isObject the frame is a JSON object; if not, all else is null
 * @param type what the command is called; null when the frame does not say
 * @param id the command's id, which may be none that is allowed
 * @param room the room that it names
 * @param seq the seq that it names; -1 when it names none
 */
record FrameHead(
    boolean isObject, @Nullable String type, @Nullable String id, @Nullable String room, long seq) {
  private static final int MOST_CHARS = 64;

  /** Only tells what is JSON; the length of the frame is its bound. */
  private static final JsonFactory UNBOUNDED =
      ForeignJson.factory()
          .streamReadConstraints(
              StreamReadConstraints.builder()
                  .maxNestingDepth(Integer.MAX_VALUE)
                  .maxNumberLength(Integer.MAX_VALUE)
                  .maxNameLength(Integer.MAX_VALUE)
                  .build())
          .build();

  private static final FrameHead NONE = new FrameHead(false, null, null, null, -1);

  /** Reads a frame once, keeping nothing of it but this. */
  static FrameHead of(String frame) {
    try (JsonParser in = UNBOUNDED.createParser(frame)) {
      if (in.nextToken() != JsonToken.START_OBJECT) {
        return NONE;
      }
      String type = null;
      String id = null;
      String room = null;
      long seq = -1;
      while (in.nextToken() == JsonToken.FIELD_NAME) {
        String name = in.currentName();
        JsonToken value = in.nextToken();
        if (value == JsonToken.VALUE_NUMBER_INT && name.equals("seq")) {
          seq = in.getNumberType() == JsonParser.NumberType.BIG_INTEGER ? -1 : in.getLongValue();
        }
        if (value != JsonToken.VALUE_STRING) {
          in.skipChildren();
          continue;
        }
        switch (name) {
          case "type" -> type = shortText(in);
          case "id" -> id = shortText(in);
          case "room" -> room = shortText(in);
          default -> {}
        }
      }
      return in.nextToken() == null ? new FrameHead(true, type, id, room, seq) : NONE;
    } catch (IOException e) {
      return NONE;
    }
  }

  private static @Nullable String shortText(JsonParser in) throws IOException {
    int length = in.getTextLength();
    return length > 0 && length <= MOST_CHARS ? in.getText() : null;
  }
}
