package org.hiroba.backup;

import java.io.IOException;
import java.util.Locale;

/**
 * How much is in a backup, for whoever made or restored it.
 *
 * @param files those of messages, whose bytes are not in it
 */
public record BackupTally(long people, long rooms, long messages, long files, long rows) {
  /** Counts what a source has, which reads all of it. */
  public static BackupTally of(BackupSource source) throws IOException {
    CountingSink counting = new CountingSink(null);
    source.read(counting);
    return counting.tally();
  }

  @Override
  public String toString() {
    String told =
        String.format(Locale.ROOT, "%,d people, %,d rooms, %,d messages", people, rooms, messages);
    return files == 0 ? told : told + String.format(Locale.ROOT, ", %,d files", files);
  }
}
