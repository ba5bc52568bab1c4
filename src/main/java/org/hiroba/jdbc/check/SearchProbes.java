package org.hiroba.jdbc.check;

import java.util.List;

/**
 * Looks at the index of words, which follows the log at a distance: what lies behind its watermark
 * is no fault. An index that is wrong is made anew as a whole.
 */
final class SearchProbes {
  private SearchProbes() {}

  /**
   * Returns the probes.
   *
   * @param doc the table of messages that the index knows
   * @param progress the table of watermarks
   * @param anew statements that empty the index
   */
  static List<FaultProbe> of(String doc, String progress, String... anew) {
    return List.of(
        FaultProbe.of(
            "SELECT r.id, p.seq, r.head FROM "
                + progress
                + " p JOIN room r ON r.no = p.room WHERE p.seq > r.head",
            "Room {1}: the index of words has come to event {2} of {3}.",
            anew),
        FaultProbe.of(
            "SELECT r.id, COUNT(*) FROM event m JOIN room r ON r.no = m.room JOIN "
                + progress
                + " p ON p.room = m.room AND m.seq <= p.seq WHERE m.type = 1 AND m.deleted = 0"
                + " AND NOT EXISTS (SELECT 1 FROM "
                + doc
                + " d WHERE d.room = m.room AND d.seq = m.seq) GROUP BY r.id",
            "Room {1}: {2} messages are missing in the index of words.",
            anew),
        FaultProbe.of(
            "SELECT d.room, COUNT(*) FROM "
                + doc
                + " d LEFT JOIN event m ON m.room = d.room AND m.seq = d.seq AND m.type = 1"
                + " WHERE m.seq IS NULL OR (m.deleted = 1 AND EXISTS (SELECT 1 FROM "
                + progress
                + " p JOIN event x ON x.room = p.room AND x.seq <= p.seq AND x.type = 3"
                + " WHERE p.room = d.room AND x.target = d.seq)) GROUP BY d.room",
            "Room number {1}: the index of words finds {2} messages that are not there.",
            anew));
  }
}
