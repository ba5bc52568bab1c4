package org.hiroba.feature.reading;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import org.hiroba.protocol.ServerEvent;
import org.hiroba.room.RoomArrangement;
import org.hiroba.room.RoomId;

/**
 * Says that another session of the user keeps a room in another way now: all that belongs to it.
 */
record RoomArrangedNews(RoomId room, RoomArrangement arrangement) implements ServerEvent {
  @Override
  public String type() {
    return "roomSettings";
  }

  @Override
  public void writeFields(JsonGenerator out) throws IOException {
    out.writeStringField("room", room.value());
    out.writeStringField("notify", arrangement.notifyLevel().wireName());
    out.writeBooleanField("favourite", arrangement.favourite());
    String section = arrangement.section();
    out.writeStringField("section", section.isEmpty() ? null : section);
  }
}
