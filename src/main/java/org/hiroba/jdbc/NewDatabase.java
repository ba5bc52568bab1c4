package org.hiroba.jdbc;

import java.io.IOException;
import java.util.List;
import org.hiroba.backup.BackupSink;

/**
 * A database that is filled beside the one that is there, and takes its place once it is whole.
 * Until then nothing that is there is touched. For one thread.
 */
public interface NewDatabase extends AutoCloseable {
  /** Passes all tables of a backup on. */
  @FunctionalInterface
  interface Tables {
    /** Passes them on. */
    void to(BackupSink sink) throws IOException;
  }

  /** Tells whether there is one already in the place. */
  boolean isTaken();

  /** Says which place it is. */
  String place();

  /**
   * Makes the tables of a version, fills them, gives their history a new epoch, so that clients
   * load it again, and brings them to this program's version.
   *
   * @param origin what is written down of it in the trail
   * @throws IOException the tables do not fit
   * @throws org.hiroba.log.StorageException the database failed, or the version is a newer one
   */
  void fill(int schema, String origin, Tables tables) throws IOException;

  /**
   * Takes the place; what was there is kept aside.
   *
   * @return what to tell of that, line by line
   * @throws IOException it could not be moved; the message says how things are
   */
  List<String> takePlace() throws IOException;

  /** Throws away what has not taken its place. */
  @Override
  void close();
}
