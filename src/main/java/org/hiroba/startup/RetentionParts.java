package org.hiroba.startup;

import java.time.Clock;
import java.time.Duration;
import org.hiroba.config.Settings;
import org.hiroba.feature.retention.RetentionPass;
import org.hiroba.feature.retention.RetentionReads;
import org.hiroba.feature.retention.RoomKeeping;
import org.hiroba.health.Meters;
import org.hiroba.jdbc.Database;

/** Puts together what takes old messages away. Stateless. */
final class RetentionParts {
  /** An index that lags more may have to take in what is just about to go. */
  private static final Duration SEARCH_MAY_LAG = Duration.ofMinutes(1);

  private RetentionParts() {}

  static RoomKeeping keeping(Settings settings, Database database, ChatAssembly assembly) {
    int days = settings.ops().retentionDays();
    return new RoomKeeping(
        assembly.writer(),
        database.log().port(RetentionReads.class),
        database.rooms(),
        assembly.chat().rights(),
        () -> days);
  }

  static RetentionPass pass(
      Settings settings, Database database, ChatAssembly assembly, Clock clock, Meters meters) {
    int days = settings.ops().retentionDays();
    return new RetentionPass(
        assembly.writer(),
        database.log().port(RetentionReads.class),
        new RetentionPass.Search(
            database.forgetting(), () -> database.searchLag().compareTo(SEARCH_MAY_LAG) > 0),
        () -> days,
        clock,
        meters);
  }
}
