package org.hiroba.cli.chat;

import java.util.Optional;

/** A terminal at which a person sits. */
interface Console {
  /** Waits for a line; empty when the person wants to leave. */
  Optional<String> readLine(String prompt);

  /** Prints a line without tearing the one that is being typed; from any thread. */
  void print(Line line);

  /** Makes {@link #readLine} return that the person leaves; from any thread. */
  void leave();
}
