package org.hiroba.backup;

import java.io.IOException;

/**
 * One moment of a database: whatever is written meanwhile is not seen. For one thread; whoever has
 * it closes it soon, for it keeps a database from tidying up.
 */
public interface BackupSource extends AutoCloseable {
  /** Returns what the database calls itself. */
  String database();

  /** Returns the version of its schema. */
  int schema();

  /**
   * Tells all that belongs in a backup, table by table, a row at a time.
   *
   * @throws IOException the sink failed
   * @throws RuntimeException the database failed; the message says why
   */
  void read(BackupSink sink) throws IOException;

  /**
   * Tells one table alone; nothing where there is none of that name.
   *
   * @throws IOException the sink failed
   * @throws RuntimeException the database failed; the message says why
   */
  void read(String table, BackupSink sink) throws IOException;

  @Override
  void close();
}
