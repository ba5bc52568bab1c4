package org.hiroba.feature.file;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.OptionalLong;
import java.util.function.Consumer;

/**
 * Keeps the bytes of files, each under a key that is used once: what is there never changes. Safe
 * for use by many threads; may block.
 *
 * <p>Keys have letters, digits, {@code -}, {@code _} and dots that are not first, at most 80
 * characters.
 */
public interface FileStore extends AutoCloseable {
  /**
   * Takes in a file. Once this returns it is there after a power cut, too; if it throws it may be
   * there or not. Whoever puts the same key again puts the same bytes.
   *
   * @param file is left as it is
   */
  void put(String key, Path file) throws IOException;

  /**
   * Opens what is there.
   *
   * @param from the first byte that is read; at the end or beyond there is nothing to read
   * @throws java.nio.file.NoSuchFileException there is nothing under the key
   */
  InputStream open(String key, long from) throws IOException;

  /** Returns how many bytes are there; empty when there is nothing. */
  OptionalLong size(String key) throws IOException;

  /**
   * Tells all keys, in no order, for whoever looks for what nobody knows.
   *
   * @return whether it could: false, and nothing was told, where that would cost too much
   */
  boolean keys(Consumer<String> each) throws IOException;

  /** Deletes what is there; nothing happens when there is nothing. */
  void delete(String key) throws IOException;

  /** Returns how many bytes there is room for; {@link Long#MAX_VALUE} where nobody knows. */
  long freeBytes() throws IOException;

  /** Says in a few words where it is, for the log. */
  String describe();

  @Override
  void close();
}
