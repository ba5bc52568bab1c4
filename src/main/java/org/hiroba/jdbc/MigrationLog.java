package org.hiroba.jdbc;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import org.flywaydb.core.api.logging.Log;

/** Gives what Flyway says to the server's log: what it does as detail, what it warns of as such. */
final class MigrationLog implements Log {
  private static final Logger LOG = System.getLogger(Migrations.class.getName());

  @Override
  public void debug(String message) {
    LOG.log(Level.TRACE, message);
  }

  @Override
  public void info(String message) {
    LOG.log(Level.DEBUG, message);
  }

  @Override
  public void notice(String message) {
    LOG.log(Level.DEBUG, message);
  }

  @Override
  public void warn(String message) {
    LOG.log(Level.WARNING, message);
  }

  @Override
  public void error(String message) {
    LOG.log(Level.ERROR, message);
  }

  @Override
  public void error(String message, Exception cause) {
    LOG.log(Level.ERROR, message, cause);
  }
}
