package org.hiroba.feature.archive;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Three thousand messages; {@link ManyMessagesArchiveIT} takes a hundred thousand. */
class ArchiveRoundTripTest {
  @Test
  void fromSqliteToPostgresAndBackEveryEventIsTheSame(@TempDir Path folder) throws Exception {
    ArchiveRoundTrip.check(folder, 12, 3_000);
  }
}
