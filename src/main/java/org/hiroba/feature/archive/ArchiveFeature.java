package org.hiroba.feature.archive;

import org.hiroba.feature.Feature;
import org.hiroba.jdbc.write.Adapters;

/** What an import reads and writes; exports read over a connection of their own. */
public final class ArchiveFeature implements Feature {
  @Override
  public void store(Adapters adapters) {
    adapters
        .reading(
            ImportReads.class, connections -> new JdbcImportReads(connections, adapters.kinds()))
        .writing(ImportWrites.class, JdbcImportWrites::new);
  }
}
