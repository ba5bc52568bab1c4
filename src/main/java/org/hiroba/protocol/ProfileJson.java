package org.hiroba.protocol;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import org.hiroba.account.Profile;

/** Writes how people describe themselves, as several events show it. Stateless. */
public final class ProfileJson {
  private ProfileJson() {}

  /** Writes the fields of what somebody says of themselves, but for what is empty. */
  public static void writeFields(JsonGenerator out, Profile profile) throws IOException {
    writeUnlessEmpty(out, "status", profile.status());
    writeDetails(out, profile);
  }

  /** Writes all of it but the status itself. */
  public static void writeDetails(JsonGenerator out, Profile profile) throws IOException {
    JsonFields.writeTimeIfAny(out, "statusUntil", profile.statusUntil());
    writeUnlessEmpty(out, "title", profile.title());
    writeUnlessEmpty(out, "reading", profile.reading());
    writeUnlessEmpty(out, "timeZone", profile.timeZone());
  }

  private static void writeUnlessEmpty(JsonGenerator out, String name, String value)
      throws IOException {
    if (!value.isEmpty()) {
      out.writeStringField(name, value);
    }
  }
}
