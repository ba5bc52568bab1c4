package org.hiroba.feature.hello;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.util.List;
import org.hiroba.account.User;
import org.hiroba.command.ChatLimits;
import org.hiroba.command.Rights;
import org.hiroba.feature.file.FileLimitsJson;
import org.hiroba.protocol.ProtocolLimits;
import org.hiroba.protocol.RoomJson;
import org.hiroba.protocol.ServerEvent;
import org.hiroba.room.RoomOverview;

/** Answers {@code hello}. */
record Welcome(
    String epoch,
    String session,
    User user,
    int heartbeatSeconds,
    ChatLimits limits,
    Rights rights,
    List<RoomOverview> rooms)
    implements ServerEvent {
  @Override
  public String type() {
    return "welcome";
  }

  @Override
  public void writeFields(JsonGenerator out) throws IOException {
    out.writeStringField("epoch", epoch);
    out.writeStringField("session", session);
    out.writeFieldName("user");
    RoomJson.writeUser(out, user);
    out.writeNumberField("heartbeatSeconds", heartbeatSeconds);
    out.writeObjectFieldStart("limits");
    ProtocolLimits protocol = limits.protocol();
    out.writeNumberField("maxTextChars", protocol.maxTextChars());
    out.writeNumberField("maxFrameBytes", protocol.maxFrameBytes());
    out.writeNumberField("postsPerSecond", protocol.postsPerSecond());
    out.writeNumberField("replayEvents", protocol.replayEvents());
    out.writeFieldName("files");
    FileLimitsJson.write(out, limits.files());
    out.writeEndObject();
    out.writeFieldName("rights");
    rights.write(out, user);
    out.writeArrayFieldStart("rooms");
    for (RoomOverview room : rooms) {
      RoomJson.writeOverview(out, room);
    }
    out.writeEndArray();
  }
}
