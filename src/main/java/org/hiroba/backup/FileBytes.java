package org.hiroba.backup;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.OptionalLong;

/**
 * The bytes of files that people sent, each under a key that is used once: what is there never
 * changes. Thread-safe; may block.
 */
public interface FileBytes {
  /** Returns how many bytes are there; empty when there is nothing under the key. */
  OptionalLong size(String key) throws IOException;

  /**
   * Opens what is there.
   *
   * @throws java.nio.file.NoSuchFileException there is nothing under the key
   */
  InputStream open(String key) throws IOException;

  /** Takes a file in; leaves it as it is. */
  void put(String key, Path file) throws IOException;

  /** Returns the key of a file's smaller picture. */
  String preview(String id);

  /** Lets nothing be deleted until it is closed. */
  Hold hold();

  /** Keeps what is there. */
  interface Hold extends AutoCloseable {
    @Override
    void close();
  }
}
