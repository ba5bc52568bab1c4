package org.hiroba.config;

/** How a log is written. */
public enum LogFormat {
  /** For people. */
  TEXT,
  /** An object of JSON a line. */
  JSON
}
