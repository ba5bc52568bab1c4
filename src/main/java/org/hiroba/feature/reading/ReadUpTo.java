package org.hiroba.feature.reading;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import org.hiroba.protocol.ServerEvent;
import org.hiroba.room.RoomId;

/**
 * Says up to where another session of the user has read.
 *
 * @param isDroppable a later one makes up for it
 */
record ReadUpTo(RoomId room, long upTo, boolean isDroppable) implements ServerEvent {
  @Override
  public String type() {
    return "read";
  }

  @Override
  public void writeFields(JsonGenerator out) throws IOException {
    out.writeStringField("room", room.value());
    out.writeNumberField("upTo", upTo);
  }
}
