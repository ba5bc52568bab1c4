package org.hiroba.feature.audit;

import java.util.List;

/** Reads the trail. Thread-safe; waits for the database. */
public interface AuditTrail {
  /** Returns entries in the order that the query asks for. */
  List<Numbered> entries(AuditQuery query);

  /** Returns the newest entries, newest first, at most {@code limit}. */
  default List<AuditEntry> newest(int limit) {
    return entries(AuditQuery.newest(limit)).stream().map(Numbered::entry).toList();
  }

  /**
   * Holds an entry and where it stands.
   *
   * @param no by which entries of the same moment are in order
   */
  record Numbered(long no, AuditEntry entry) {
    /** Returns the place behind which the next page begins. */
    public AuditQuery.Place place() {
      return new AuditQuery.Place(entry.at(), no);
    }
  }
}
