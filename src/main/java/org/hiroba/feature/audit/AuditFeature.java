package org.hiroba.feature.audit;

import org.hiroba.command.Wiring;
import org.hiroba.feature.Feature;
import org.hiroba.jdbc.write.Adapters;

/** The trail of what was done to accounts, rooms and the server. */
public final class AuditFeature implements Feature {
  @Override
  public void open(Wiring wiring) {
    AuditLog log = new AuditLog(System.getLogger(AuditLog.NAME));
    wiring
        .onNote(WrittenDown.class, written -> log.add(written.entry()))
        .everySecond("audit-log", log::write)
        .atEnd(log::write);
  }

  @Override
  public void store(Adapters adapters) {
    adapters
        .reading(AuditTrail.class, JdbcAudit::new)
        .writing(AuditWrites.class, JdbcAudit::writes);
  }
}
