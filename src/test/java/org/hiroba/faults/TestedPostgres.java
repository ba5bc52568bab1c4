package org.hiroba.faults;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Map;

/** A PostgreSQL that is stopped and started again on the same data and port. */
final class TestedPostgres implements AutoCloseable {
  private final Path data;
  private EmbeddedPostgres running;
  private int port;

  TestedPostgres(Path data) {
    this.data = data;
  }

  void start() {
    try {
      EmbeddedPostgres.Builder builder =
          EmbeddedPostgres.builder()
              .setDataDirectory(data)
              .setCleanDataDirectory(false)
              .setServerConfig("listen_addresses", "127.0.0.1")
              .setServerConfig("fsync", "on")
              .setServerConfig("synchronous_commit", "on")
              .setErrorRedirector(ProcessBuilder.Redirect.DISCARD)
              .setOutputRedirector(ProcessBuilder.Redirect.DISCARD);
      if (port > 0) {
        builder.setPort(port);
      }
      running = builder.start();
      port = running.getPort();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Stops it; what was committed stays. */
  void stop() {
    try {
      running.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Returns the settings of a server that uses it. */
  Map<String, String> settings() {
    return Map.of(
        "hiroba.database.url",
        "jdbc:postgresql://127.0.0.1:" + port + "/postgres",
        "hiroba.database.user",
        "postgres",
        "hiroba.database.password",
        "postgres");
  }

  @Override
  public void close() {
    stop();
  }
}
