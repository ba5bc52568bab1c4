package org.hiroba.backup;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Which files of the home folder belong in a backup, besides what is in the database: the settings.
 * Not: the lock, the native library and caches, which are made again; the token of the set-up,
 * which each start makes; the index of words, which is made of the log; files elsewhere that
 * settings name. Stateless.
 */
public final class HomeFiles {
  /** The settings. */
  public static final String SETTINGS = "hiroba.properties";

  private static final List<String> NAMES = List.of(SETTINGS);

  private HomeFiles() {}

  /** Tells whether a file of this name may be in a backup; never a path. */
  static boolean belongs(String name) {
    return NAMES.contains(name);
  }

  /**
   * Reads those that are there.
   *
   * @throws IOException one cannot be read, or has more than a mebibyte
   */
  static Map<String, byte[]> read(Path home) throws IOException {
    Map<String, byte[]> files = new TreeMap<>();
    for (String name : NAMES) {
      Path file = home.resolve(name);
      if (Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
        files.put(name, content(file));
      }
    }
    return files;
  }

  private static byte[] content(Path file) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      byte[] content = in.readNBytes(BackupFormat.MAX_FILE_BYTES + 1);
      if (content.length > BackupFormat.MAX_FILE_BYTES) {
        throw new IOException(file + " has more than " + BackupFormat.MAX_FILE_BYTES + " bytes");
      }
      return content;
    }
  }
}
