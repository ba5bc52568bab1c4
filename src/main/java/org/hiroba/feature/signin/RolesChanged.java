package org.hiroba.feature.signin;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import org.hiroba.account.User;
import org.hiroba.command.Rights;
import org.hiroba.protocol.RoomJson;
import org.hiroba.protocol.ServerEvent;

/** Tells somebody what they are now, and what they may do by it. */
record RolesChanged(User user, Rights rights) implements ServerEvent {
  @Override
  public String type() {
    return "rights";
  }

  @Override
  public void writeFields(JsonGenerator out) throws IOException {
    out.writeFieldName("user");
    RoomJson.writeUser(out, user);
    out.writeFieldName("rights");
    rights.write(out, user);
  }
}
