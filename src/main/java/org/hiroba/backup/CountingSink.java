package org.hiroba.backup;

import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Counts what goes by, and passes it on if there is somebody. For one thread. */
final class CountingSink implements BackupSink {
  /** The number of the kind of event that is a message, as the log has it. */
  private static final long MESSAGE = 1;

  private final @Nullable BackupSink next;
  private String table = "";
  private int type;
  private int state;
  private long people;
  private long rooms;
  private long messages;
  private long files;
  private long rows;

  CountingSink(@Nullable BackupSink next) {
    this.next = next;
  }

  @Override
  public void table(String name, List<String> columns) throws IOException {
    table = name;
    type = columns.indexOf("type");
    state = columns.indexOf("state");
    if (next != null) {
      next.table(name, columns);
    }
  }

  @Override
  public void row(@Nullable Object[] values) throws IOException {
    rows++;
    switch (table) {
      case "account" -> people++;
      case "room" -> rooms++;
      case "event" -> {
        if (type >= 0 && values[type] instanceof Long kind && kind == MESSAGE) {
          messages++;
        }
      }
      case FileRows.TABLE -> {
        if (FileRows.isPosted(values[state])) {
          files++;
        }
      }
      default -> {
        // Counted as a row only.
      }
    }
    if (next != null) {
      next.row(values);
    }
  }

  BackupTally tally() {
    return new BackupTally(people, rooms, messages, files, rows);
  }
}
