package org.hiroba.feature.hello;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.time.Instant;
import org.hiroba.protocol.JsonFields;
import org.hiroba.protocol.ServerEvent;

/** Answers {@code ping}. */
record Pong(Instant at) implements ServerEvent {
  @Override
  public String type() {
    return "pong";
  }

  @Override
  public void writeFields(JsonGenerator out) throws IOException {
    out.writeStringField("at", JsonFields.time(at));
  }
}
