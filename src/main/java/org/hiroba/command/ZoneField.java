package org.hiroba.command;

import java.time.ZoneId;
import java.util.Optional;
import org.hiroba.protocol.CommandException;

/** Reads time zones out of commands. Stateless. */
public final class ZoneField {
  private ZoneField() {}

  /** Returns a time zone, given by its name in the time zone database; empty if none is named. */
  public static Optional<ZoneId> read(CommandFields in, String name) throws CommandException {
    String zone = in.stringIfAny(name);
    if (zone == null) {
      return Optional.empty();
    }
    // Not what ZoneId makes of anything else, such as offsets: nobody lives in those.
    if (!ZoneId.getAvailableZoneIds().contains(zone)) {
      throw in.bad("\"" + name + "\" must be a time zone such as Asia/Tokyo");
    }
    return Optional.of(ZoneId.of(zone));
  }
}
