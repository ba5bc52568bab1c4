package org.hiroba.backup;

import java.io.IOException;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Tells which files the rows of a backup name whose bytes are somewhere. For one thread. */
public final class FileRows implements BackupSink {
  /** The table that has them. */
  public static final String TABLE = "file";

  /** The smallest number of a state in which all bytes are there. */
  private static final long WHOLE = 2;

  /** The number of the state in which a message has it. */
  private static final long POSTED = 3;

  /** The number by which a row says that there is a smaller picture. */
  private static final long THERE = 2;

  private final Each each;
  private boolean here;
  private int id;
  private int name;
  private int bytes;
  private int sha256;
  private int state;
  private int preview;

  /** Is told of them. */
  @FunctionalInterface
  public interface Each {
    /** Takes one. */
    void file(KeptFile file) throws IOException;
  }

  /**
   * Names a file.
   *
   * @param id the key of its bytes
   * @param sha256 of its bytes
   * @param preview there is a smaller picture, too
   */
  public record KeptFile(String id, String name, long bytes, String sha256, boolean preview) {
    @Override
    public String toString() {
      return id + " (" + name + ")";
    }
  }

  /** Returns one that is told the column {@code id} of every row of any table. */
  public static BackupSink ids(Consumer<String> each) {
    return new BackupSink() {
      private int id;

      @Override
      public void table(String table, List<String> columns) throws IOException {
        id = column(columns, "id");
      }

      @Override
      public void row(@Nullable Object[] values) {
        each.accept(String.valueOf(values[id]));
      }
    };
  }

  /** Tells somebody. */
  public FileRows(Each each) {
    this.each = each;
  }

  @Override
  public void table(String table, List<String> columns) throws IOException {
    here = table.equals(TABLE);
    if (here) {
      id = column(columns, "id");
      name = column(columns, "name");
      bytes = column(columns, "bytes");
      sha256 = column(columns, "sha256");
      state = column(columns, "state");
      preview = column(columns, "preview");
    }
  }

  private static int column(List<String> columns, String name) throws IOException {
    int index = columns.indexOf(name);
    if (index < 0) {
      throw new IOException("a table of files has no column " + name);
    }
    return index;
  }

  @Override
  public void row(@Nullable Object[] values) throws IOException {
    if (here && number(values[state]) >= WHOLE) {
      each.file(
          new KeptFile(
              String.valueOf(values[id]),
              String.valueOf(values[name]),
              number(values[bytes]),
              String.valueOf(values[sha256]),
              number(values[preview]) == THERE));
    }
  }

  static boolean isPosted(@Nullable Object state) {
    return number(state) == POSTED;
  }

  private static long number(@Nullable Object value) {
    return value instanceof Long number ? number : 0;
  }
}
