package org.hiroba.jdbc.postgres;

import java.sql.Connection;
import java.sql.Driver;
import java.sql.SQLException;
import java.util.Properties;
import javax.sql.DataSource;
import org.hiroba.jdbc.sql.UnpooledSource;

/**
 * Connects by the driver itself, without the JVM's list of drivers: what stands there keeps the web
 * application that it came with in memory. Stateless.
 */
final class PostgresDriver {
  private static final String DRIVER = "org.postgresql.Driver";
  private static final String UNKNOWN = "the URL is none that the driver understands";

  private PostgresDriver() {}

  /**
   * Returns what opens connections.
   *
   * @throws SQLException the driver stays on the list, or does not know the URL
   */
  static DataSource source(String url, Properties properties) throws SQLException {
    Driver driver = unlisted();
    if (!driver.acceptsURL(url)) {
      throw new SQLException(UNKNOWN);
    }
    return new UnpooledSource(
        () -> {
          Connection connection = driver.connect(url, properties);
          if (connection == null) {
            throw new SQLException(UNKNOWN);
          }
          return connection;
        });
  }

  /**
   * Loads the driver, whose class lists itself then, and takes it from the list, which would keep a
   * web application in memory; in a program whose drivers are everybody's it stays.
   */
  private static Driver unlisted() throws SQLException {
    try {
      ClassLoader loader = PostgresDriver.class.getClassLoader();
      Class<?> type = Class.forName(DRIVER, true, loader);
      if (loader != ClassLoader.getSystemClassLoader()
          && Boolean.TRUE.equals(type.getMethod("isRegistered").invoke(null))) {
        type.getMethod("deregister").invoke(null);
      }
      return (Driver) type.getConstructor().newInstance();
    } catch (ReflectiveOperationException e) {
      throw new SQLException("the driver " + DRIVER + " cannot be loaded", e);
    }
  }
}
