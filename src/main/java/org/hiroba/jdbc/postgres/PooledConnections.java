package org.hiroba.jdbc.postgres;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.HikariPoolMXBean;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Optional;
import java.util.Properties;
import javax.sql.DataSource;
import org.hiroba.health.Meters;
import org.hiroba.jdbc.sql.Connections;
import org.hiroba.jdbc.sql.Dialect;
import org.hiroba.jdbc.sql.ForeignFailure;
import org.hiroba.jdbc.sql.LongRead;
import org.hiroba.jdbc.sql.SqlSession;
import org.hiroba.log.StorageException;

/**
 * Lends PostgreSQL's connections out of a pool: the server's, or our own. Thread-safe as {@link
 * Connections} says.
 */
final class PooledConnections extends Connections {
  private static final Logger LOG = System.getLogger(PooledConnections.class.getName());
  private static final int POOL_SIZE = 10;
  private static final long CONNECT_MILLIS = 2_000;
  private static final int ANSWER_SECONDS = 30;

  private final DataSource source;
  private final DataSource patient;
  private final AutoCloseable pool;

  private PooledConnections(DataSource source, DataSource patient, AutoCloseable pool) {
    this.source = source;
    this.patient = patient;
    this.pool = pool;
  }

  /** Uses the server's pool, which the server closes. */
  static PooledConnections ofDataSource(DataSource source) {
    return new PooledConnections(source, source, () -> {});
  }

  /**
   * Makes a pool of ten connections.
   *
   * @throws StorageException the database does not answer
   */
  static PooledConnections ofUrl(String url, Optional<String> user, Optional<String> password) {
    return ofUrl(url, user, password, Optional.empty(), ANSWER_SECONDS);
  }

  /**
   * Makes a pool of ten connections.
   *
   * @param schema where its tables are; empty where the database puts those of this user
   * @param answerSeconds how long one answer may take; 0 for as long as it likes
   * @throws StorageException the database does not answer
   */
  static PooledConnections ofUrl(
      String url,
      Optional<String> user,
      Optional<String> password,
      Optional<String> schema,
      int answerSeconds) {
    HikariConfig config = new HikariConfig();
    config.setPoolName("hiroba");
    Properties properties = new Properties();
    user.ifPresent(name -> properties.setProperty("user", name));
    password.ifPresent(secret -> properties.setProperty("password", secret));
    properties.setProperty("ApplicationName", "hiroba");
    properties.setProperty("reWriteBatchedInserts", "true");
    properties.setProperty("tcpKeepAlive", "true");
    properties.setProperty("connectTimeout", "3");
    // A server that went away without a word is noticed, rather than waited for until TCP gives up.
    properties.setProperty("socketTimeout", Integer.toString(answerSeconds));
    schema.ifPresent(config::setSchema);
    config.setMaximumPoolSize(POOL_SIZE);
    // None is made before somebody waits for it: with a number to keep, the pool tries on while the
    // database is down, less and less often, and finds it back only seconds after it is.
    config.setMinimumIdle(0);
    config.setConnectionTimeout(CONNECT_MILLIS);
    try {
      DataSource driver = PostgresDriver.source(url, properties);
      // Asked without the pool, whose answer hides the reason.
      driver.getConnection().close();
      config.setDataSource(driver);
      HikariDataSource source = new HikariDataSource(config);
      return new PooledConnections(
          source, answerSeconds == 0 ? source : patient(url, properties), source);
    } catch (SQLException | RuntimeException e) {
      throw new StorageException(
          "Cannot connect to the database of hiroba.database.url: "
              + String.valueOf(cause(e).getMessage()).replace('\r', ' ').replace('\n', ' '),
          e);
    }
  }

  /** Opens connections that wait for an answer as long as it takes; TCP notices a dead server. */
  private static DataSource patient(String url, Properties properties) throws SQLException {
    Properties without = new Properties();
    without.putAll(properties);
    without.setProperty("socketTimeout", "0");
    return PostgresDriver.source(url, without);
  }

  private static Throwable cause(Throwable e) {
    return e.getCause() == null ? e : cause(e.getCause());
  }

  DataSource source() {
    return source;
  }

  /** Returns what lends connections for work that may take minutes in one statement. */
  DataSource patientSource() {
    return patient;
  }

  /** Returns what the database calls itself. */
  String product() {
    return read(
        "ask the database for its name",
        session -> session.connection().getMetaData().getDatabaseProductName());
  }

  /** Warns of settings by which the database forgets commits when it crashes. */
  void warnIfNotDurable() {
    for (String setting : new String[] {"fsync", "synchronous_commit"}) {
      String value =
          read(
              "ask for " + setting,
              session -> {
                try (ResultSet row = session.prepare("SHOW " + setting).executeQuery()) {
                  return row.next() ? row.getString(1) : "";
                }
              });
      if (value.equals("off")) {
        LOG.log(
            Level.WARNING,
            "PostgreSQL has {0} = off: when it crashes, messages are lost that were acknowledged."
                + " Switch it on.",
            setting);
      }
    }
  }

  /** The server's own pool is shown by the server. */
  @Override
  public void show(Meters meters) {
    if (source instanceof HikariDataSource own && own.getHikariPoolMXBean() != null) {
      HikariPoolMXBean bean = own.getHikariPoolMXBean();
      show(
          meters,
          bean::getActiveConnections,
          bean::getIdleConnections,
          bean::getThreadsAwaitingConnection);
    }
  }

  @Override
  public Dialect dialect() {
    return PostgresDialect.POSTGRESQL;
  }

  @Override
  public SqlSession borrow() throws SQLException {
    Connection connection = take();
    try {
      // A server's pool may hand a connection on as a failed writer left it.
      if (!connection.getAutoCommit()) {
        connection.setAutoCommit(true);
      }
      return new SqlSession(connection, (int) READ_LIMIT.toSeconds());
    } catch (SQLException | RuntimeException | Error e) {
      throw givenUp(connection, e);
    }
  }

  private Connection take() throws SQLException {
    try {
      return source.getConnection();
    } catch (RuntimeException | Error e) {
      throw ForeignFailure.asSql(e);
    }
  }

  /** Closes a connection that failed, whatever it throws then; returns why it did. */
  private static SQLException givenUp(Connection connection, Throwable why) {
    try {
      connection.close();
    } catch (SQLException | RuntimeException | Error e) {
      why.addSuppressed(e);
    }
    return ForeignFailure.asSql(why);
  }

  @Override
  public void giveBack(SqlSession session, boolean broken) {
    try {
      session.close();
    } catch (SQLException | RuntimeException | Error e) {
      // Whoever had it has an answer already.
      LOG.log(Level.DEBUG, "A connection did not go back to its pool", e);
    }
  }

  @Override
  public SqlSession beginWriting() throws SQLException {
    Connection connection = take();
    try {
      connection.setAutoCommit(false);
      return new SqlSession(connection);
    } catch (SQLException | RuntimeException | Error e) {
      throw givenUp(connection, e);
    }
  }

  @Override
  public void endWriting(SqlSession session, boolean broken) {
    try {
      if (!broken) {
        session.connection().setAutoCommit(true);
      }
    } catch (SQLException | RuntimeException | Error e) {
      LOG.log(Level.DEBUG, "A connection goes back to its pool without autocommit", e);
    }
    giveBack(session, broken);
  }

  @Override
  public LongRead beginLongRead() throws SQLException {
    SqlSession session = beginWriting();
    boolean begun = false;
    try (Statement statement = session.connection().createStatement()) {
      // Not BEGIN: the driver sends a few rows at a time only where it began the transaction
      // itself.
      statement.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY");
      begun = true;
      return new LongRead(session, () -> endLongRead(session));
    } finally {
      if (!begun) {
        giveBack(session, true);
      }
    }
  }

  private void endLongRead(SqlSession session) throws SQLException {
    boolean broken = true;
    try {
      session.connection().rollback();
      broken = false;
    } finally {
      endWriting(session, broken);
    }
  }

  @Override
  public void close() {
    try {
      pool.close();
    } catch (Exception e) {
      LOG.log(Level.WARNING, "The connection pool did not close", e);
    }
  }
}
