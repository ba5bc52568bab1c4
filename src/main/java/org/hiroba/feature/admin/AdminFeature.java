package org.hiroba.feature.admin;

import org.hiroba.feature.Feature;
import org.hiroba.jdbc.write.Adapters;

/** What the command line asks of a server that runs, and what administrators look at. */
public final class AdminFeature implements Feature {
  @Override
  public void store(Adapters adapters) {
    adapters
        .reading(InboxReads.class, JdbcInbox::new)
        .reading(Census.class, JdbcCensus::new)
        .reading(TrailNames.class, JdbcTrailNames::new)
        .writing(InboxWrites.class, JdbcInbox::writes)
        .writing(SettingsMemory.class, JdbcSettingsMemory::new);
  }
}
