package org.hiroba.config;

/** How much is logged. */
public enum LogLevel {
  /** Everything. */
  TRACE,
  /** For whoever looks for a fault. */
  DEBUG,
  /** What an operator wants to have read once. */
  INFO,
  /** What an operator should mend. */
  WARNING,
  /** What an operator must mend. */
  ERROR,
  /** Nothing. */
  OFF
}
