package org.hiroba.feature.audit;

import java.util.List;

/** Reads the trail. Thread-safe; waits for the database. */
public interface AuditTrail {
  /** Returns the newest entries, newest first, at most {@code limit}. */
  List<AuditEntry> newest(int limit);
}
