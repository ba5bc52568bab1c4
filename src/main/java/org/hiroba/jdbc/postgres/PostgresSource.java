package org.hiroba.jdbc.postgres;

import java.io.PrintWriter;
import java.sql.Connection;
import java.sql.Driver;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.util.Properties;
import java.util.logging.Logger;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * Connects by the driver itself, without the JVM's list of drivers: what stands there keeps the web
 * application that it came with in memory. Thread-safe.
 */
final class PostgresSource implements DataSource {
  private static final String DRIVER = "org.postgresql.Driver";

  private final Driver driver;
  private final String url;
  private final Properties properties;

  /**
   * Makes one.
   *
   * @throws SQLException the driver stays on the list, or does not know the URL
   */
  PostgresSource(String url, Properties properties) throws SQLException {
    this.url = url;
    this.properties = properties;
    driver = unlisted();
    if (!driver.acceptsURL(url)) {
      throw new SQLException("the URL is none that the driver understands");
    }
  }

  /**
   * Loads the driver, whose class lists itself then, and takes it from the list, which would keep a
   * web application in memory; in a program whose drivers are everybody's it stays.
   */
  private static Driver unlisted() throws SQLException {
    try {
      ClassLoader loader = PostgresSource.class.getClassLoader();
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

  @Override
  public Connection getConnection() throws SQLException {
    Connection connection = driver.connect(url, properties);
    if (connection == null) {
      throw new SQLException("the URL is none that the driver understands");
    }
    return connection;
  }

  @Override
  public Connection getConnection(String user, String password) throws SQLException {
    throw new SQLFeatureNotSupportedException();
  }

  @Override
  public @Nullable PrintWriter getLogWriter() {
    return null;
  }

  @Override
  public void setLogWriter(PrintWriter out) throws SQLException {
    throw new SQLFeatureNotSupportedException();
  }

  @Override
  public void setLoginTimeout(int seconds) {
    // The pool would set its own; the properties have one.
  }

  @Override
  public int getLoginTimeout() {
    return 0;
  }

  @Override
  public Logger getParentLogger() throws SQLFeatureNotSupportedException {
    throw new SQLFeatureNotSupportedException();
  }

  @Override
  public <T> T unwrap(Class<T> type) throws SQLException {
    throw new SQLException("wraps nothing");
  }

  @Override
  public boolean isWrapperFor(Class<?> type) {
    return false;
  }
}
