package org.hiroba.jdbc;

import java.io.IOException;
import org.hiroba.backup.BackupSink;
import org.hiroba.backup.BackupSource;
import org.hiroba.jdbc.sql.Connections;

/** Closes the connections of a source with it. */
record ClosingSource(BackupSource source, Connections connections) implements BackupSource {
  @Override
  public String database() {
    return source.database();
  }

  @Override
  public int schema() {
    return source.schema();
  }

  @Override
  public void read(BackupSink sink) throws IOException {
    source.read(sink);
  }

  @Override
  public void read(String table, BackupSink sink) throws IOException {
    source.read(table, sink);
  }

  @Override
  public void close() {
    try {
      source.close();
    } finally {
      connections.close();
    }
  }
}
