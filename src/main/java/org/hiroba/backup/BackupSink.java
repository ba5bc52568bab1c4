package org.hiroba.backup;

import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Takes tables one after the other, each with its rows. For one thread. */
public interface BackupSink {
  /** Begins a table, which ends the one before; each comes once. */
  void table(String name, List<String> columns) throws IOException;

  /**
   * Takes a row of the table that began last.
   *
   * @param values as many as there are columns, each a {@link String}, a {@link Long} or null;
   *     valid during the call only
   */
  void row(@Nullable Object[] values) throws IOException;
}
