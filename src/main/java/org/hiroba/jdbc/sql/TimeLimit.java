package org.hiroba.jdbc.sql;

import java.time.Duration;

/** Ends what a session's statements do beyond a time, where the driver itself cannot. */
public interface TimeLimit {
  /** From now on until the next call the session may work for this long. */
  void begin(Duration atMost);
}
