package org.hiroba.feature.probe;

import org.hiroba.feature.Feature;
import org.hiroba.jdbc.write.Adapters;

/** Looks whether the database answers and takes writes. */
public final class ProbeFeature implements Feature {
  @Override
  public void store(Adapters adapters) {
    adapters
        .reading(ProbeReads.class, JdbcProbe::new)
        .writing(ProbeWrites.class, JdbcProbe::writes);
  }
}
