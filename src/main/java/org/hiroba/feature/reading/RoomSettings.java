package org.hiroba.feature.reading;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import org.hiroba.protocol.ServerEvent;
import org.hiroba.room.NotifyLevel;
import org.hiroba.room.RoomId;

/** Says that another session of the user changed what belongs to a room. */
record RoomSettings(RoomId room, NotifyLevel level) implements ServerEvent {
  @Override
  public String type() {
    return "roomSettings";
  }

  @Override
  public void writeFields(JsonGenerator out) throws IOException {
    out.writeStringField("room", room.value());
    out.writeStringField("notify", level.wireName());
  }
}
