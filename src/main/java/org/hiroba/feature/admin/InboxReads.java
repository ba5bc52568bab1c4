package org.hiroba.feature.admin;

import java.util.List;

/** Reads the inbox. Thread-safe; waits for the database. */
interface InboxReads {
  /** Returns what waits, longest first. */
  List<AskedRequest> waiting(int limit);
}
