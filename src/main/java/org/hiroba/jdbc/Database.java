package org.hiroba.jdbc;

import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.hiroba.account.AccountDirectory;
import org.hiroba.backup.BackupSource;
import org.hiroba.health.HealthCheck;
import org.hiroba.health.Meters;
import org.hiroba.health.Workers;
import org.hiroba.jdbc.copy.DatabaseSnapshot;
import org.hiroba.jdbc.search.JdbcMessageSearch;
import org.hiroba.jdbc.search.SearchIndex;
import org.hiroba.jdbc.sql.Connections;
import org.hiroba.jdbc.write.Adapters;
import org.hiroba.jdbc.write.Preload;
import org.hiroba.log.RoomLog;
import org.hiroba.log.StorageException;
import org.hiroba.room.RoomDirectory;
import org.hiroba.search.ForgetsMessages;
import org.hiroba.search.MessageSearch;
import org.jspecify.annotations.Nullable;

/**
 * Holds an open database behind its ports, until {@link #close}. Thread-safe. Opened by {@link
 * Databases}.
 */
public final class Database implements AutoCloseable {
  private final Connections connections;
  private final String description;
  private final RoomLog log;
  private final RoomDirectory rooms;
  private final AccountDirectory accounts;
  private final JdbcMessageSearch search;
  private final @Nullable DatabaseLease lease;

  Database(
      Connections connections,
      Adapters adapters,
      Preload preload,
      String description,
      @Nullable DatabaseLease lease,
      SearchOpener searchOpener) {
    this.connections = connections;
    this.lease = lease;
    this.description = description;
    this.log = new JdbcRoomLog(connections, adapters, preload);
    this.rooms = new JdbcRoomDirectory(connections);
    this.accounts = new JdbcAccountDirectory(connections);
    this.search = openSearch(searchOpener);
    search.start();
  }

  /** Opens the search index of a history. */
  @FunctionalInterface
  interface SearchOpener {
    SearchIndex open(String epoch) throws SQLException;
  }

  private JdbcMessageSearch openSearch(SearchOpener opener) {
    try {
      return new JdbcMessageSearch(connections, opener.open(log.epoch()));
    } catch (SQLException e) {
      throw new StorageException("Cannot open the search index: " + e.getMessage(), e);
    }
  }

  /** Returns the log. */
  public RoomLog log() {
    return log;
  }

  /** Returns the rooms. */
  public RoomDirectory rooms() {
    return rooms;
  }

  /** Returns the accounts. */
  public AccountDirectory accounts() {
    return accounts;
  }

  /** Returns the search. */
  public MessageSearch search() {
    return search;
  }

  /**
   * Takes the present moment for a backup, while the database is in use.
   *
   * @throws StorageException the database does not answer
   */
  public BackupSource snapshot() {
    try {
      return new DatabaseSnapshot(connections.beginLongRead(), connections.dialect());
    } catch (SQLException e) {
      throw connections.failure("read the database for a backup", e);
    }
  }

  /** Returns what takes messages out of the search. */
  public ForgetsMessages forgetting() {
    return search;
  }

  /** Returns what the database calls itself. */
  public String product() {
    return connections.dialect().productName();
  }

  /** Says which database it is and why it was chosen, in one line without secrets. */
  public String describe() {
    return description;
  }

  /** Sets what is done once should another server have taken this database over. */
  public void onLoss(Runnable listener) {
    if (lease != null) {
      lease.onLoss(listener);
    }
  }

  /** Returns what else must be so that a server can serve. */
  public List<HealthCheck> readyChecks() {
    return lease == null ? List.of() : List.of(lease.healthCheck());
  }

  /**
   * Returns the check named {@code database}: DOWN from a question or a commit that failed to the
   * next one that succeeds.
   */
  public HealthCheck healthCheck() {
    return new DatabaseCheck(connections);
  }

  /** Returns how far search is behind the log: about a second when nothing is wrong. */
  public Duration searchLag() {
    return search.lag();
  }

  /** Shows how many connections there are. */
  public void show(Meters meters) {
    connections.show(meters);
  }

  /** Returns the threads, for the watchdog. */
  public List<Workers> threads() {
    Stream<Workers> leasing = lease == null ? Stream.of() : Stream.of(lease.threads());
    return Stream.of(connections.threads().stream(), search.threads().stream(), leasing)
        .flatMap(threads -> threads)
        .toList();
  }

  /** Returns the checks that tell of trouble that comes slowly, such as a log that only grows. */
  public List<HealthCheck> advisoryChecks() {
    return Stream.concat(connections.advisoryChecks().stream(), search.advisoryChecks().stream())
        .toList();
  }

  /**
   * Waits up to ten seconds for running queries, then closes all connections, stops all threads and
   * deregisters the drivers that came with this application. Call it after the writer has stopped.
   */
  @Override
  public void close() {
    search.close();
    if (lease != null) {
      lease.close();
    }
    connections.close();
    JdbcDrivers.deregister();
  }
}
