package org.hiroba.backup;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Map;
import java.util.OptionalLong;
import java.util.TreeMap;

/** Keeps bytes in memory. */
final class FakeFileBytes implements FileBytes {
  final Map<String, byte[]> kept = new TreeMap<>();
  int held;
  int opened;

  @Override
  public OptionalLong size(String key) {
    byte[] bytes = kept.get(key);
    return bytes == null ? OptionalLong.empty() : OptionalLong.of(bytes.length);
  }

  @Override
  public InputStream open(String key) throws IOException {
    opened++;
    byte[] bytes = kept.get(key);
    if (bytes == null) {
      throw new NoSuchFileException(key);
    }
    return new ByteArrayInputStream(bytes);
  }

  @Override
  public void put(String key, Path file) throws IOException {
    kept.put(key, Files.readAllBytes(file));
  }

  @Override
  public String preview(String id) {
    return id + ".preview";
  }

  @Override
  public Hold hold() {
    held++;
    return () -> held--;
  }
}
