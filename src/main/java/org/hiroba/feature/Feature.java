package org.hiroba.feature;

import org.hiroba.command.Wiring;
import org.hiroba.jdbc.write.Adapters;

/**
 * One thing that people do: its commands, its events, what it keeps in the database. A feature is a
 * folder and one line in {@code startup.Features}; everything else of the server does without it.
 */
public interface Feature {
  /** Brings its commands, what it does at the news of commits, and what it does now and then. */
  default void open(Wiring wiring) {}

  /** Brings its kinds of events and the adapters of its ports. */
  default void store(Adapters adapters) {}
}
