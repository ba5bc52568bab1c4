package org.hiroba.command;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;
import org.hiroba.protocol.CommandException;

/** Reads times and time zones out of commands. Stateless. */
public final class TimeFields {
  private TimeFields() {}

  /** Returns an instant, given as one or as a date (its start in UTC). */
  public static Optional<Instant> instantIfAny(CommandFields in, String name)
      throws CommandException {
    String value = in.stringIfAny(name);
    if (value == null) {
      return Optional.empty();
    }
    try {
      return Optional.of(TextRules.instant(value));
    } catch (DateTimeException e) {
      throw in.bad(name, "must be a date or time such as 2026-11-21T07:06:00.123Z");
    }
  }

  /** Returns a time zone, given by its name in the time zone database; empty if none is named. */
  public static Optional<ZoneId> zoneIfAny(CommandFields in, String name) throws CommandException {
    String zone = in.stringIfAny(name);
    if (zone == null) {
      return Optional.empty();
    }
    // Not what ZoneId makes of anything else, such as offsets: nobody lives in those.
    if (!ZoneId.getAvailableZoneIds().contains(zone)) {
      throw in.bad(name, "must be a time zone such as Asia/Tokyo");
    }
    return Optional.of(ZoneId.of(zone));
  }
}
