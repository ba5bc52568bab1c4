package org.hiroba.feature.audit;

/** Shows tests of the database how the trail is asked for. Stateless. */
public final class AuditTrailSql {
  private AuditTrailSql() {}

  /** Returns the statement for a page of an actor's doings, or of one action, or both. */
  public static String of(String actor, String action) {
    return JdbcAudit.sql(new AuditQuery(null, null, actor, action, null, false, 1));
  }
}
