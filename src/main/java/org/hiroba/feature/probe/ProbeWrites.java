package org.hiroba.feature.probe;

import java.time.Instant;

/** Writes what is there to be written and nothing else. Belongs to one transaction. */
public interface ProbeWrites {
  /** Changes one row, so that the commit has something to make durable. */
  void write(Instant at);
}
