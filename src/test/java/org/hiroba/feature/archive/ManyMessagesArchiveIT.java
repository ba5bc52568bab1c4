package org.hiroba.feature.archive;

import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What {@link ArchiveRoundTripTest} does, with as many messages as a small company has in a year.
 */
@Tag("nightly")
class ManyMessagesArchiveIT {
  @Test
  void aHundredThousandMessagesInFortyRoomsAreTheSame(@TempDir Path folder) throws Exception {
    ArchiveRoundTrip.check(folder, 40, 100_000);
  }
}
