package org.hiroba.feature.audit;

/** Adds to the trail in the transaction of what it tells. For the writer's thread. */
public interface AuditWrites {
  /** Adds an entry, for good. */
  void add(AuditEntry entry);
}
