package org.hiroba.config;

import java.nio.file.Path;
import java.util.Optional;

/**
 * How files are received, kept and sent.
 *
 * @param limits how much people may send
 * @param uploadThreads pieces that are received at the same time
 * @param downloadThreads files that are sent at the same time
 * @param store where the bytes are
 * @param folder where they are, if in a folder
 * @param s3 where they are, if in S3; else empty
 * @param stripMetadata whether pictures lose what they tell besides
 * @param scanner who looks for viruses; empty: nobody
 * @param scanFailure what becomes of a file that the scanner cannot look at
 */
public record FileSettings(
    FileLimits limits,
    int uploadThreads,
    int downloadThreads,
    Store store,
    Path folder,
    Optional<S3Settings> s3,
    boolean stripMetadata,
    Optional<FileScanner> scanner,
    ScanFailure scanFailure) {
  /** Where the bytes of files are. */
  public enum Store {
    /** In a folder. */
    FOLDER,
    /** In the database, which is PostgreSQL. */
    DATABASE,
    /** In a bucket of S3. */
    S3
  }

  /** What becomes of a file that the scanner cannot look at. */
  public enum ScanFailure {
    /** It is refused. */
    CLOSED,
    /** It is taken. */
    OPEN
  }
}
