package org.hiroba.jdbc;

import javax.sql.DataSource;
import org.hiroba.health.ContextLoader;
import org.hiroba.jdbc.sql.UnpooledSource;

/**
 * Lets a server's pool find its driver where the server has it. Payara makes the DataSource of a
 * pool by the context class loader of whoever wants the first connection; from a thread of ours
 * that would be the WAR's copy, which goes with the WAR: after a redeployment the pool still uses
 * it, and says "No suitable driver found" as soon as it needs a new connection. Stateless.
 */
final class PoolsOwnDriver {
  private static final String PAYARA = "org.glassfish.web.loader.";

  private PoolsOwnDriver() {}

  /** Returns a source of the same connections. */
  static DataSource of(DataSource source) {
    ClassLoader ours = PoolsOwnDriver.class.getClassLoader();
    if (ours == null || !ours.getClass().getName().startsWith(PAYARA)) {
      return source;
    }
    ClassLoader server = ours.getParent();
    return new UnpooledSource(() -> ContextLoader.call(server, source::getConnection));
  }
}
