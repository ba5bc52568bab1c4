package org.hiroba.bench;

import java.net.URI;
import org.hiroba.bench.load.WireFormat;

/** A server that runs and is measured. Closing ends it. */
interface Subject extends AutoCloseable {
  /** Returns the process whose CPU time and memory count. */
  long pid();

  /** Returns where its WebSockets are. */
  URI webSocket();

  /** Returns what it speaks. */
  WireFormat format();

  /** Tells whether it is a JVM, whose heap can be looked at. */
  boolean isJvm();

  @Override
  void close();
}
