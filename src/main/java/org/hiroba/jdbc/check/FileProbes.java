package org.hiroba.jdbc.check;

import java.util.List;

/** Looks at what is known of files, which follows from the messages that have them. */
final class FileProbes {
  private static final String OF_NO_MESSAGE =
      " f.state = 3 AND NOT EXISTS (SELECT 1 FROM event e WHERE e.room = f.room AND e.seq = f.seq"
          + " AND e.type = 1 AND e.deleted = 0)";

  /** Everybody's together are those of account 0. */
  private static final String COUNTED =
      "(SELECT account, COUNT(*) AS files, COALESCE(SUM(bytes), 0) AS bytes FROM file"
          + " GROUP BY account UNION ALL SELECT 0, COUNT(*), COALESCE(SUM(bytes), 0) FROM file)";

  private FileProbes() {}

  static final List<FaultProbe> ALL =
      List.of(
          FaultProbe.of(
              "SELECT r.id, COUNT(*) FROM file f JOIN room r ON r.no = f.room WHERE"
                  + OF_NO_MESSAGE
                  + " GROUP BY r.id",
              "Room {1}: {2} files are kept whose messages were deleted.",
              "INSERT INTO file_gone (id) SELECT f.id FROM file f WHERE" + OF_NO_MESSAGE,
              "DELETE FROM file WHERE id IN (SELECT f.id FROM file f WHERE" + OF_NO_MESSAGE + ")"),
          FaultProbe.of(
              "SELECT b.account, SUM(b.told), SUM(b.files) FROM (SELECT account, files AS told,"
                  + " bytes AS told_bytes, 0 AS files, 0 AS bytes FROM file_usage UNION ALL"
                  + " SELECT c.account, 0, 0, c.files, c.bytes FROM "
                  + COUNTED
                  + " c) b GROUP BY b.account"
                  + " HAVING SUM(b.told) <> SUM(b.files) OR SUM(b.told_bytes) <> SUM(b.bytes)",
              "Account number {1}: {2} files are counted and {3} are there, so its share is wrong.",
              "DELETE FROM file_usage",
              "INSERT INTO file_usage (account, files, bytes)"
                  + " SELECT c.account, c.files, c.bytes FROM "
                  + COUNTED
                  + " c"));
}
