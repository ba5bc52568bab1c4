package org.hiroba.jdbc.check;

import java.util.List;

/** Looks at the log: what is wrong with it cannot be made again of anything. */
final class LogProbes {
  /** Rooms that are being removed have parts of their log only. */
  static final String NOT_BEING_REMOVED =
      " r.id NOT IN (SELECT substr(name, 9) FROM meta WHERE name LIKE 'removal %')";

  private static final String RESTORE = " It cannot be made again: restore a backup that has it.";

  private static final String ENDS =
      "(SELECT room, COUNT(*) AS events, MAX(seq) AS last FROM event GROUP BY room)";

  private LogProbes() {}

  static final List<FaultProbe> ALL =
      List.of(
          FaultProbe.of(
              "SELECT r.id, c.last, c.events FROM "
                  + ENDS
                  + " c JOIN room r ON r.no = c.room WHERE c.events <> c.last AND"
                  + NOT_BEING_REMOVED
                  + " ORDER BY r.no",
              "Room {1}: its log goes up to number {2} and has {3} events; the others are missing."
                  + RESTORE),
          FaultProbe.of(
              "SELECT r.id, r.head, COALESCE(c.last, 0) FROM room r LEFT JOIN "
                  + ENDS
                  + " c ON c.room = r.no WHERE r.head > COALESCE(c.last, 0) AND"
                  + NOT_BEING_REMOVED
                  + " ORDER BY r.no",
              "Room {1}: {2} events were acknowledged and its log ends with number {3}." + RESTORE),
          FaultProbe.of(
              "SELECT e.room, COUNT(*) FROM event e"
                  + " WHERE NOT EXISTS (SELECT 1 FROM room r WHERE r.no = e.room) GROUP BY e.room",
              "Room number {1}: its log has {2} events, and there is no such room." + RESTORE),
          FaultProbe.of(
              "SELECT a.no, COUNT(*) FROM (SELECT author AS no FROM event WHERE author IS NOT NULL"
                  + " UNION ALL SELECT subject FROM event WHERE subject IS NOT NULL) a"
                  + " WHERE NOT EXISTS (SELECT 1 FROM account x WHERE x.no = a.no) GROUP BY a.no",
              "Account number {1}: {2} events are of it, and there is no such account." + RESTORE));
}
