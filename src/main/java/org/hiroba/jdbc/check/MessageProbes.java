package org.hiroba.jdbc.check;

import java.util.List;

/** Looks at what rooms and messages say of themselves, which follows from the log. */
final class MessageProbes {
  /** A message that expired left its number behind: there the count goes up by one. */
  private static final String STEPS =
      "(SELECT room, seq, type, message_no AS told, message_no - LAG(message_no, 1, 0)"
          + " OVER (PARTITION BY room ORDER BY seq) AS step FROM event)";

  private static final String MESSAGES =
      "SUM(CASE WHEN s.type = 1 OR (s.type = 9 AND s.step = 1) THEN 1 ELSE 0 END)";

  private static final String NUMBERED =
      "(SELECT s.room, s.seq, s.told, "
          + MESSAGES
          + " OVER (PARTITION BY s.room ORDER BY s.seq) AS n FROM "
          + STEPS
          + " s)";

  private static final String COUNTED =
      "(SELECT s.room, " + MESSAGES + " AS n FROM " + STEPS + " s GROUP BY s.room)";

  private static final String LAST = "(SELECT MAX(e.seq) FROM event e WHERE e.room = %s.no)";

  private static final String DELETED = "(SELECT room, target FROM event WHERE type = 3)";

  private static final String LAST_EDITS =
      "(SELECT room, target, text, mentions, flag, at, ROW_NUMBER() OVER"
          + " (PARTITION BY room, target ORDER BY seq DESC) AS place FROM event"
          + " WHERE type = 2 AND deleted = 0)";

  private static final String NOT_AS_EDITED =
      " d.place = 1 AND d.room = %1$s.room AND d.target = %1$s.seq AND %1$s.type = 1"
          + " AND %1$s.deleted = 0 AND (%1$s.current_text IS NULL OR %1$s.current_text <> d.text)";

  private static final String STILL_THERE =
      "(deleted = 0 OR text <> '' OR current_text IS NOT NULL)";

  private MessageProbes() {}

  static final List<FaultProbe> ALL =
      List.of(
          FaultProbe.of(
              "SELECT r.id, r.head, "
                  + of(LAST, "r")
                  + " FROM room r WHERE r.head < "
                  + of(LAST, "r")
                  + " ORDER BY r.no",
              "Room {1}: it says that it has {2} events, and has {3}.",
              "UPDATE room SET head = " + of(LAST, "room") + " WHERE head < " + of(LAST, "room")),
          FaultProbe.of(
              "SELECT r.id, COUNT(*) FROM "
                  + NUMBERED
                  + " n JOIN room r ON r.no = n.room WHERE n.n <> n.told GROUP BY r.id",
              "Room {1}: {2} events count the messages before them wrongly, so unread counts are"
                  + " wrong.",
              "UPDATE event SET message_no = n.n FROM "
                  + NUMBERED
                  + " n WHERE n.room = event.room AND n.seq = event.seq AND n.n <> n.told"),
          FaultProbe.of(
              "SELECT r.id, r.message_count, COALESCE(c.n, 0) FROM room r LEFT JOIN "
                  + COUNTED
                  + " c ON c.room = r.no WHERE r.message_count <> COALESCE(c.n, 0) AND"
                  + LogProbes.NOT_BEING_REMOVED
                  + " ORDER BY r.no",
              "Room {1}: it says that it has {2} messages, and has {3}.",
              "UPDATE room SET message_count = c.n FROM "
                  + COUNTED
                  + " c WHERE c.room = room.no AND message_count <> c.n"
                  + " AND id NOT IN (SELECT substr(name, 9) FROM meta WHERE name LIKE 'removal %')"),
          FaultProbe.of(
              "SELECT r.id, COUNT(*) FROM event JOIN room r ON r.no = event.room"
                  + " WHERE type = 1 AND "
                  + STILL_THERE
                  + " AND (event.room, event.seq) IN "
                  + DELETED
                  + " GROUP BY r.id",
              "Room {1}: {2} messages that were deleted are still there.",
              "UPDATE event SET text = '', mentions = NULL, flag = NULL, files = NULL, current_text = NULL,"
                  + " current_mentions = NULL, current_flag = NULL, deleted = 1 WHERE type = 1 AND "
                  + STILL_THERE
                  + " AND (room, seq) IN "
                  + DELETED),
          FaultProbe.of(
              "SELECT r.id, COUNT(*) FROM event JOIN room r ON r.no = event.room"
                  + " WHERE type = 2 AND (deleted = 0 OR text <> '')"
                  + " AND (event.room, event.target) IN "
                  + DELETED
                  + " GROUP BY r.id",
              "Room {1}: {2} earlier versions of deleted messages are still there.",
              "UPDATE event SET text = '', mentions = NULL, flag = NULL, deleted = 1"
                  + " WHERE type = 2 AND (deleted = 0 OR text <> '') AND (room, target) IN "
                  + DELETED),
          FaultProbe.of(
              "SELECT r.id, COUNT(*) FROM "
                  + LAST_EDITS
                  + " d JOIN event m ON"
                  + of(NOT_AS_EDITED, "m")
                  + " JOIN room r ON r.no = m.room GROUP BY r.id",
              "Room {1}: {2} messages do not read as they were edited last.",
              "UPDATE event SET current_text = d.text, current_mentions = COALESCE(d.mentions, ''),"
                  + " current_flag = d.flag, edited_at = d.at FROM "
                  + LAST_EDITS
                  + " d WHERE"
                  + of(NOT_AS_EDITED, "event")),
          FaultProbe.of(
              "SELECT r.id, COUNT(*) FROM membership m JOIN room r ON r.no = m.room"
                  + " WHERE m.read_up_to > r.head GROUP BY r.id",
              "Room {1}: {2} people have read further than its log goes.",
              "UPDATE membership SET read_up_to = (SELECT r.head FROM room r WHERE r.no = room)"
                  + " WHERE read_up_to > (SELECT r.head FROM room r WHERE r.no = room)"));

  private static String of(String expression, String table) {
    return expression.replace("%1$s", table).replace("%s", table);
  }
}
