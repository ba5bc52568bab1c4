package org.hiroba.feature.typing;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import org.hiroba.account.UserId;
import org.hiroba.protocol.ServerEvent;
import org.hiroba.room.RoomId;

/** Says that somebody is typing. */
record Typing(RoomId room, UserId user) implements ServerEvent {
  @Override
  public String type() {
    return "typing";
  }

  @Override
  public boolean isDroppable() {
    return true;
  }

  @Override
  public void writeFields(JsonGenerator out) throws IOException {
    out.writeStringField("room", room.value());
    out.writeStringField("user", user.value());
  }
}
