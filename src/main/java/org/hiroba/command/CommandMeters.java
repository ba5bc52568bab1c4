package org.hiroba.command;

import java.util.EnumMap;
import java.util.Map;
import org.hiroba.health.Meters;
import org.hiroba.protocol.ErrorCode;

/** Counts commands that were not carried out. Thread-safe. */
public final class CommandMeters {
  private final Map<ErrorCode, Meters.Counter> refusals = new EnumMap<>(ErrorCode.class);
  private final Meters.Counter dropped;

  /** Makes them; each code is shown from the start. */
  public CommandMeters(Meters meters) {
    for (ErrorCode code : ErrorCode.values()) {
      refusals.put(
          code,
          meters.counter(
              "hiroba_command_refusals_total",
              "Commands answered with an error, by its code.",
              "code",
              code.wireName()));
    }
    dropped =
        meters.counter(
            "hiroba_commands_dropped_total",
            "Commands and notices beyond their author's rate, thrown away without an answer.");
  }

  void refused(ErrorCode code) {
    Meters.Counter counter = refusals.get(code);
    if (counter != null) {
      counter.increment();
    }
  }

  void dropped() {
    dropped.increment();
  }
}
