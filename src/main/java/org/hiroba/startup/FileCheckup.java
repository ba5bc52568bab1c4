package org.hiroba.startup;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import org.hiroba.backup.BackupSource;
import org.hiroba.backup.FileRows;
import org.hiroba.backup.FileRows.KeptFile;
import org.hiroba.config.DatabaseSettings;
import org.hiroba.feature.file.FileKey;
import org.hiroba.feature.file.FileStore;
import org.hiroba.jdbc.DatabaseBackups;

/**
 * Looks whether the bytes of files are where the rows say, and whether there are any that no row
 * knows. Takes about a hundred bytes of memory a file. For one thread.
 *
 * @param faults a line each, at most {@link #MAX_LINES} of a kind
 * @param strays keys that no row knows
 */
record FileCheckup(List<String> faults, List<String> strays) {
  private static final int MAX_LINES = 20;

  /** Whose bytes wait to be deleted. */
  private static final String GONE = "file_gone";

  /** Copies the lists. */
  FileCheckup {
    faults = List.copyOf(faults);
    strays = List.copyOf(strays);
  }

  /**
   * Looks, beside a server that runs, too.
   *
   * @throws org.hiroba.log.StorageException the database does not answer
   * @throws IOException the store does not
   */
  static FileCheckup look(FileStore store, DatabaseSettings database, Path home)
      throws IOException {
    // Before the rows: what came later has a row, and what went has none of the two.
    Set<String> unknown = new HashSet<>();
    store.keys(unknown::add);
    List<KeptFile> wrong = new ArrayList<>();
    long[] count = {0};
    try (BackupSource source = DatabaseBackups.beside(database, home)) {
      for (String table : List.of(FileRows.TABLE, GONE)) {
        source.read(
            table,
            FileRows.ids(
                id -> {
                  unknown.remove(id);
                  unknown.remove(FileKey.preview(id));
                }));
      }
      source.read(
          FileRows.TABLE,
          new FileRows(
              file -> {
                if (!isThere(store, file)) {
                  count[0]++;
                  if (wrong.size() < MAX_LINES) {
                    wrong.add(file);
                  }
                }
              }));
    }
    List<String> faults = new ArrayList<>();
    for (KeptFile file : wrong) {
      faults.add(
          "File "
              + file
              + ": "
              + file.bytes()
              + " bytes should be in "
              + store.describe()
              + ". Bring them back by restore --files, or from a copy.");
    }
    if (count[0] > wrong.size()) {
      faults.add("… and more of the same kind.");
    }
    return new FileCheckup(faults, stillThere(store, unknown));
  }

  private static boolean isThere(FileStore store, KeptFile file) throws IOException {
    OptionalLong size = store.size(file.id());
    return size.isPresent() && size.getAsLong() == file.bytes();
  }

  /** What was deleted meanwhile is none. */
  private static List<String> stillThere(FileStore store, Set<String> unknown) throws IOException {
    List<String> strays = new ArrayList<>();
    for (String key : unknown) {
      if (FileKey.isKey(key) && store.size(key).isPresent()) {
        strays.add(key);
      }
    }
    return strays;
  }

  /** Deletes what no row knows. */
  void deleteStrays(FileStore store) throws IOException {
    for (String key : strays) {
      store.delete(key);
    }
  }

  /** Says everything that is wrong, a line each. */
  List<String> lines(FileStore store) {
    List<String> lines = new ArrayList<>(faults);
    if (!strays.isEmpty()) {
      lines.add(
          strays.size()
              + " files in "
              + store.describe()
              + " are nobody's. Stop the server and run: check --repair");
    }
    return lines;
  }
}
