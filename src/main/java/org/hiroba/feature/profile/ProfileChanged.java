package org.hiroba.feature.profile;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import org.hiroba.account.Profile;
import org.hiroba.protocol.JsonFields;
import org.hiroba.protocol.ProfileJson;
import org.hiroba.protocol.ServerEvent;

/** Says how somebody describes themselves now. */
record ProfileChanged(Profile profile) implements ServerEvent {
  @Override
  public String type() {
    return "profile";
  }

  @Override
  public boolean isDroppable() {
    return true;
  }

  @Override
  public void writeFields(JsonGenerator out) throws IOException {
    JsonFields.writeRef(out, "user", profile.user());
    out.writeStringField("status", profile.status());
    ProfileJson.writeDetails(out, profile);
  }
}
