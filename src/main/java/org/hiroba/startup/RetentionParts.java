package org.hiroba.startup;

import java.time.Clock;
import java.time.Duration;
import org.hiroba.config.Current;
import org.hiroba.config.LiveSettings;
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

  static RoomKeeping keeping(Current<LiveSettings> live, Database database, ChatAssembly assembly) {
    return new RoomKeeping(
        assembly.writer(),
        database.log().port(RetentionReads.class),
        database.rooms(),
        assembly.chat().rights(),
        () -> live.get().ops().retentionDays());
  }

  static RetentionPass pass(
      Current<LiveSettings> live,
      Database database,
      ChatAssembly assembly,
      Clock clock,
      Meters meters) {
    return new RetentionPass(
        assembly.writer(),
        database.log().port(RetentionReads.class),
        new RetentionPass.Search(
            database.forgetting(), () -> database.searchLag().compareTo(SEARCH_MAY_LAG) > 0),
        () -> live.get().ops().retentionDays(),
        clock,
        meters);
  }
}
