package org.hiroba.jdbc;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.hiroba.config.DatabaseSettings;
import org.hiroba.log.Store;
import org.hiroba.startup.Features;

/**
 * Opens PostgreSQL databases in one real server on the loopback interface, started at the first
 * call and stopped with the JVM.
 */
public final class PostgresStores {
  private static final Map<Path, String> DATABASES = new ConcurrentHashMap<>();
  private static final AtomicInteger NEXT = new AtomicInteger();

  private PostgresStores() {}

  private static final class Server {
    static final EmbeddedPostgres POSTGRES = start();

    private static EmbeddedPostgres start() {
      try {
        EmbeddedPostgres postgres =
            EmbeddedPostgres.builder()
                .setServerConfig("listen_addresses", "127.0.0.1")
                .setErrorRedirector(ProcessBuilder.Redirect.DISCARD)
                .setOutputRedirector(ProcessBuilder.Redirect.DISCARD)
                .start();
        Runtime.getRuntime().addShutdownHook(new Thread(() -> close(postgres)));
        return postgres;
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    private static void close(EmbeddedPostgres postgres) {
      try {
        postgres.close();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  /** Opens the database of a folder, which is new at the first call for it. */
  public static Store open(Path folder) {
    return open(settings(folder), folder);
  }

  static Store open(DatabaseSettings settings, Path folder) {
    return new DatabaseStore(Databases.open(settings, folder, Features.adapters(Features.all())));
  }

  /** Returns the settings of a folder's database, which is new at the first call for it. */
  public static DatabaseSettings settings(Path folder) {
    String name = DATABASES.computeIfAbsent(folder, key -> create());
    return new DatabaseSettings(
        "none",
        false,
        Optional.of(Server.POSTGRES.getJdbcUrl("postgres", name)),
        Optional.of("postgres"),
        Optional.of("postgres"));
  }

  /** Opens a connection beside a store, whether it is open or not. */
  static Connection connect(DatabaseSettings settings) throws SQLException {
    String url = settings.url().orElseThrow();
    return Server.POSTGRES
        .getDatabase("postgres", url.substring(url.lastIndexOf('/') + 1, end(url)))
        .getConnection();
  }

  private static int end(String url) {
    int question = url.indexOf('?');
    return question < 0 ? url.length() : question;
  }

  private static String create() {
    String name = "hiroba" + NEXT.incrementAndGet();
    try (Connection connection = Server.POSTGRES.getPostgresDatabase().getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute("CREATE DATABASE " + name);
      return name;
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }
}
