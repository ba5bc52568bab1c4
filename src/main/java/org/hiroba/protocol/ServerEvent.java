package org.hiroba.protocol;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;

/**
 * Holds one thing that the server tells a client. Immutable. Features bring their own; those that
 * the core tells are in {@link CoreEvents}.
 */
public interface ServerEvent {
  /** Returns its name on the wire. */
  String type();

  /** Writes its fields besides {@code type} and {@code re}. */
  void writeFields(JsonGenerator out) throws IOException;

  /** Tells whether it may be dropped for a client that is behind. */
  default boolean isDroppable() {
    return false;
  }
}
