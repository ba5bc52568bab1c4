package org.hiroba.ops;

import java.util.List;

/**
 * What an operator sees and does by JMX: {@code org.hiroba:type=Operations}. Whoever reaches the
 * JVM's MBean server may; the server decides who that is. What fails throws an {@link
 * IllegalStateException} or {@link IllegalArgumentException} that says why in a sentence.
 */
public interface OperationsMXBean {
  /**
   * Tells whether requests may come, as {@code -/ready} does; waits for the probes, 2 s at most.
   */
  boolean isReady();

  /** Tells whether all threads live, as {@code -/live} does. */
  boolean isLive();

  /** Returns what is wrong, one line a check; empty when nothing is. */
  List<String> getTroubles();

  /** Tells clients to come again soon and closes their sockets; only a restart takes them again. */
  void drain();

  /**
   * Makes a backup while the server is in use, as the command {@code backup} does.
   *
   * @param file an absolute path of the server's machine at which nothing is yet
   * @return how many bytes it has
   */
  long backup(String file);

  /** Returns the level of a logger: {@code org.hiroba} or one below; empty for the one above's. */
  String logLevel(String logger);

  /**
   * Sets the level of a logger until the application stops.
   *
   * @param logger {@code org.hiroba} or one below
   * @param level {@code TRACE DEBUG INFO WARNING ERROR OFF}; empty for the one above's
   */
  void setLogLevel(String logger, String level);

  /** Reads the settings again; returns what changed and what wants a restart, one line each. */
  List<String> reload();
}
