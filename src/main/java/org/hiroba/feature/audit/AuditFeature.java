package org.hiroba.feature.audit;

import org.hiroba.command.Wiring;
import org.hiroba.feature.Feature;
import org.hiroba.jdbc.write.Adapters;

/** The trail of what was done to accounts. */
public final class AuditFeature implements Feature {
  @Override
  public void open(Wiring wiring) {
    // It hears of nothing: whoever does something writes it down in the same transaction.
  }

  @Override
  public void store(Adapters adapters) {
    adapters
        .reading(AuditTrail.class, JdbcAudit::new)
        .writing(AuditWrites.class, JdbcAudit::writes);
  }
}
