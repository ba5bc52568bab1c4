package org.hiroba.feature.identity;

import org.hiroba.feature.Feature;
import org.hiroba.jdbc.write.Adapters;

/** Accounts of people whom somebody else knows. */
public final class IdentityFeature implements Feature {
  @Override
  public void store(Adapters adapters) {
    adapters
        .reading(Identities.class, JdbcIdentities::new)
        .writing(IdentityWrites.class, JdbcIdentityWrites::new);
  }
}
