package org.hiroba.feature.scim;

import org.hiroba.feature.Feature;
import org.hiroba.jdbc.write.Adapters;

/** Accounts that another system keeps. */
public final class ScimFeature implements Feature {
  @Override
  public void store(Adapters adapters) {
    adapters
        .reading(ScimUsers.class, JdbcScimUsers::new)
        .writing(ScimWrites.class, JdbcScimWrites::new);
  }
}
