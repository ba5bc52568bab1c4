package org.hiroba.jdbc.postgres;

import java.util.Optional;
import javax.sql.DataSource;
import org.hiroba.jdbc.search.SearchIndex;
import org.hiroba.jdbc.sql.Connections;
import org.hiroba.jdbc.sql.Dialect;
import org.hiroba.jdbc.write.Preload;

/** Holds PostgreSQL: the way to everything that is special about it. Thread-safe. */
public final class PostgresDatabase {
  private final PooledConnections connections;

  private PostgresDatabase(PooledConnections connections) {
    this.connections = connections;
  }

  /** Uses the server's pool, which the server closes. */
  public static PostgresDatabase ofDataSource(DataSource source) {
    return new PostgresDatabase(PooledConnections.ofDataSource(source));
  }

  /**
   * Makes a pool of ten connections.
   *
   * @throws org.hiroba.log.StorageException the database does not answer
   */
  public static PostgresDatabase ofUrl(
      String url, Optional<String> user, Optional<String> password) {
    return new PostgresDatabase(PooledConnections.ofUrl(url, user, password));
  }

  /**
   * Makes a pool of ten connections for a command, which waits for answers however long they take.
   *
   * @param schema where the tables are; empty where the database puts those of this user
   * @throws org.hiroba.log.StorageException the database does not answer
   */
  public static PostgresDatabase patient(
      String url, Optional<String> user, Optional<String> password, Optional<String> schema) {
    return new PostgresDatabase(PooledConnections.ofUrl(url, user, password, schema, 0));
  }

  /** Returns how PostgreSQL speaks. */
  public static Dialect dialect() {
    return PostgresDialect.POSTGRESQL;
  }

  /** Returns what batches of writes look up beforehand. */
  public static Preload preload() {
    return new PostgresPreload();
  }

  /** Returns what the database calls itself: a DataSource may be another product's. */
  public String product() {
    return connections.product();
  }

  /** Returns what lends connections. */
  public DataSource source() {
    return connections.source();
  }

  /**
   * Returns what lends connections for migrations, one of whose statements may take minutes: no
   * answer is too late. Of a server's pool, those that it has.
   */
  public DataSource patientSource() {
    return connections.patientSource();
  }

  /** Warns of settings by which the database forgets commits when it crashes. */
  public void warnIfNotDurable() {
    connections.warnIfNotDurable();
  }

  /** Returns its connections; closing them closes the pool, if it is our own. */
  public Connections connections() {
    return connections;
  }

  /** Opens the index of words. */
  public SearchIndex openSearch() {
    return new PostgresSearchIndex(connections);
  }
}
