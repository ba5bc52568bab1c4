package org.hiroba.feature.factor;

import org.hiroba.command.Wiring;
import org.hiroba.feature.Feature;
import org.hiroba.jdbc.write.Adapters;

/** Second factors of accounts with passwords. */
public final class FactorFeature implements Feature {
  @Override
  public void open(Wiring wiring) {
    // No command is about them: accounts ask for codes at the door.
  }

  @Override
  public void store(Adapters adapters) {
    adapters
        .reading(FactorBook.class, JdbcFactors::book)
        .writing(FactorWrites.class, JdbcFactors::new);
  }
}
