package org.hiroba.feature.admin;

import org.hiroba.feature.Feature;
import org.hiroba.jdbc.write.Adapters;

/** What the command line asks of a server that runs. */
public final class AdminFeature implements Feature {
  @Override
  public void store(Adapters adapters) {
    adapters
        .reading(InboxReads.class, JdbcInbox::new)
        .writing(InboxWrites.class, JdbcInbox::writes)
        .writing(SettingsMemory.class, JdbcSettingsMemory::new);
  }
}
