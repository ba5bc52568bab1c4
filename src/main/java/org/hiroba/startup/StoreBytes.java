package org.hiroba.startup;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.OptionalLong;
import java.util.function.Supplier;
import org.hiroba.backup.FileBytes;
import org.hiroba.feature.file.FileKey;
import org.hiroba.feature.file.FileStore;

/**
 * The store of files as backups see it.
 *
 * @param held keeps what is there
 */
record StoreBytes(FileStore store, Supplier<Hold> held) implements FileBytes {
  /** Makes one where no server runs, or another process is it. */
  static StoreBytes alone(FileStore store) {
    return new StoreBytes(store, () -> () -> {});
  }

  @Override
  public OptionalLong size(String key) throws IOException {
    return store.size(key);
  }

  @Override
  public InputStream open(String key) throws IOException {
    return store.open(key, 0);
  }

  @Override
  public void put(String key, Path file) throws IOException {
    store.put(key, file);
  }

  @Override
  public String preview(String id) {
    return FileKey.preview(id);
  }

  @Override
  public Hold hold() {
    return held.get();
  }
}
