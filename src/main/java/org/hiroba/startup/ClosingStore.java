package org.hiroba.startup;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.OptionalLong;
import java.util.function.Consumer;
import org.hiroba.feature.file.FileStore;
import org.hiroba.jdbc.sql.Connections;

/** Closes the connections of a store with it. */
record ClosingStore(FileStore store, Connections connections) implements FileStore {
  @Override
  public void put(String key, Path file) throws IOException {
    store.put(key, file);
  }

  @Override
  public InputStream open(String key, long from) throws IOException {
    return store.open(key, from);
  }

  @Override
  public OptionalLong size(String key) throws IOException {
    return store.size(key);
  }

  @Override
  public boolean keys(Consumer<String> each) throws IOException {
    return store.keys(each);
  }

  @Override
  public void delete(String key) throws IOException {
    store.delete(key);
  }

  @Override
  public long freeBytes() throws IOException {
    return store.freeBytes();
  }

  @Override
  public String describe() {
    return store.describe();
  }

  @Override
  public void close() {
    try {
      store.close();
    } finally {
      connections.close();
    }
  }
}
