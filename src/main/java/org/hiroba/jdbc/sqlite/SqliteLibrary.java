package org.hiroba.jdbc.sqlite;

import java.io.IOException;
import java.io.InputStream;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.SQLException;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.hiroba.config.DiskSpace;
import org.hiroba.config.PrivateFiles;
import org.hiroba.health.ContextLoader;
import org.sqlite.SQLiteJDBCLoader;
import org.sqlite.util.LibraryLoaderUtil;
import org.sqlite.util.OSInfo;

/**
 * Loads SQLite's native library once per class loader. It is unpacked once into the home folder,
 * which nobody else can write to and from which code may run, unlike some temp folders; each later
 * start finds it there, also when the disk is full. One file cannot be loaded by two class loaders:
 * after a redeployment in the same process it is unpacked again under a name of its own.
 */
final class SqliteLibrary {
  private static final Logger LOG = System.getLogger(SqliteLibrary.class.getName());
  private static final String PATH_PROPERTY = "org.sqlite.lib.path";
  private static final String NAME_PROPERTY = "org.sqlite.lib.name";

  /** System properties are the one table that all class loaders share. */
  private static final String CLAIM = "org.hiroba.native.claimed:";

  private static final int HASH_CHARS = 16;
  private static boolean loaded;

  private SqliteLibrary() {}

  /**
   * Loads it, at the first call.
   *
   * @throws SQLException this machine cannot load it; the message says why
   */
  static synchronized void load(Path home) throws SQLException {
    if (loaded) {
      return;
    }
    // It may ask another process what system this is. The JDK's thread that waits for it keeps the
    // context class loader for good: an undeployed Hiroba would never be collected.
    ContextLoader.run(ClassLoader.getPlatformClassLoader(), () -> loadNow(home));
  }

  private static void loadNow(Path home) throws SQLException {
    // Somebody knows better where it is: then nothing is unpacked.
    boolean configured = System.getProperty(PATH_PROPERTY) != null;
    try {
      if (!configured) {
        Path folder = home.resolve("native");
        Path library = unpacked(folder);
        System.setProperty(PATH_PROPERTY, folder.toString());
        System.setProperty(NAME_PROPERTY, library.getFileName().toString());
      }
      if (!SQLiteJDBCLoader.initialize()) {
        throw new SQLException("the library refused to load");
      }
      loaded = true;
    } catch (Exception | LinkageError e) {
      throw new SQLException(
          "SQLite's native library cannot be loaded on this machine ("
              + e.getMessage()
              + ")."
              + DiskSpace.hint(home),
          e);
    } finally {
      if (!configured) {
        // The properties belong to the whole server: other applications keep their own.
        System.clearProperty(PATH_PROPERTY);
        System.clearProperty(NAME_PROPERTY);
      }
    }
  }

  /**
   * Loads it for a command that must not write into the home folder.
   *
   * @throws SQLException this machine cannot load it; the message says why
   */
  static synchronized void loadBeside(Path home) throws SQLException {
    if (loaded) {
      return;
    }
    Path folder;
    try {
      if (kept(home.resolve("native"), prefix()).isPresent()) {
        load(home);
        return;
      }
      folder = Files.createTempDirectory("hiroba");
      folder.toFile().deleteOnExit();
      folder.resolve("native").toFile().deleteOnExit();
    } catch (IOException e) {
      throw new SQLException(
          "SQLite's native library cannot be unpacked ("
              + e
              + "). Name a folder that has space with -Djava.io.tmpdir=FOLDER before -jar.",
          e);
    }
    try {
      load(folder);
    } catch (SQLException e) {
      // No code may run from some temporary folders.
      load(home);
    }
  }

  private static String prefix() {
    return "sqlite-"
        + SQLiteJDBCLoader.getVersion()
        + "-"
        + plain(System.getProperty("os.name", ""))
        + "-"
        + plain(System.getProperty("os.arch", ""))
        + "-";
  }

  /** Finds the library that an earlier start unpacked, or unpacks it. */
  private static Path unpacked(Path folder) throws IOException {
    String prefix = prefix();
    Optional<Path> kept = kept(folder, prefix);
    if (kept.isPresent() && claim(kept.get())) {
      return kept.get();
    }
    Files.createDirectories(folder);
    empty(folder, kept);
    byte[] library = packed();
    Path target =
        kept.isPresent()
            ? folder.resolve("again-" + UUID.randomUUID() + ".lib")
            : folder.resolve(prefix + hash(library) + ".lib");
    Path part = PrivateFiles.createTemp(folder, "part-", ".lib");
    Files.write(part, library);
    Files.move(part, target, StandardCopyOption.REPLACE_EXISTING);
    claim(target);
    return target;
  }

  /** A power cut can leave a file with another content behind: its name says what it must have. */
  private static Optional<Path> kept(Path folder, String prefix) throws IOException {
    if (!Files.isDirectory(folder)) {
      return Optional.empty();
    }
    try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, prefix + "*.lib")) {
      for (Path file : files) {
        if (file.getFileName()
            .toString()
            .equals(prefix + hash(Files.readAllBytes(file)) + ".lib")) {
          return Optional.of(file);
        }
      }
    }
    return Optional.empty();
  }

  private static boolean claim(Path file) throws IOException {
    return System.getProperties().putIfAbsent(CLAIM + file.toRealPath(), "true") == null;
  }

  private static byte[] packed() throws IOException {
    String resource =
        "/org/sqlite/native/" + systemFolder() + "/" + LibraryLoaderUtil.getNativeLibName();
    try (InputStream in = SQLiteJDBCLoader.class.getResourceAsStream(resource)) {
      if (in == null) {
        throw new IOException("there is none for this system: " + resource);
      }
      return in.readAllBytes();
    }
  }

  /**
   * Names this system as the library's jar does. On Linux the library would ask another process
   * ({@code uname -o}) whether it is Android, and the JDK's thread that waits for processes would
   * have come with this application.
   */
  private static String systemFolder() {
    boolean mayBeAndroid =
        System.getenv("TERMUX_VERSION") != null
            || System.getProperty("java.runtime.name", "")
                .toLowerCase(Locale.ROOT)
                .contains("android");
    if (mayBeAndroid || !System.getProperty("os.name", "").startsWith("Linux")) {
      return OSInfo.getNativeLibFolderPathForCurrentOS();
    }
    return (OSInfo.isMusl() ? "Linux-Musl/" : "Linux/") + OSInfo.getArchName();
  }

  private static String hash(byte[] content) {
    try {
      return HexFormat.of()
          .formatHex(MessageDigest.getInstance("SHA-256").digest(content))
          .substring(0, HASH_CHARS);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java has SHA-256", e);
    }
  }

  private static String plain(String text) {
    StringBuilder plain = new StringBuilder();
    text.toLowerCase(Locale.ROOT)
        .chars()
        .filter(Character::isLetterOrDigit)
        .forEach(c -> plain.append((char) c));
    return plain.toString();
  }

  private static void empty(Path folder, Optional<Path> kept) throws IOException {
    try (DirectoryStream<Path> files = Files.newDirectoryStream(folder)) {
      for (Path file : files) {
        try {
          if (kept.isEmpty() || !file.equals(kept.get())) {
            Files.deleteIfExists(file);
          }
        } catch (IOException e) {
          // Windows keeps a library that an earlier deployment of this server still holds.
          LOG.log(Level.DEBUG, "{0} is still in use", file);
        }
      }
    }
  }
}
