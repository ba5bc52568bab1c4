package org.hiroba.config;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The folder that holds the database and all other files of one server: mode 0700, locked by an
 * operating-system lock from {@link #open} until {@link #close}, so that a second server on the
 * same folder does not start. A crash leaves no stale lock. Thread-safe.
 */
public final class HomeFolder implements AutoCloseable {
  static final String LOCK_FILE = "hiroba.lock";

  /** Behind any text in the lock file, so that others can read on systems with mandatory locks. */
  private static final long LOCKED_BYTE = 1L << 30;

  /** A process number and the folder's name. */
  private static final int MOST_LOCK_TEXT = 100;

  private final HomeChoice choice;
  private final FileChannel channel;
  private final String claim;
  private final String identity;
  private final Optional<String> warning;
  private boolean closed;

  private HomeFolder(
      HomeChoice choice,
      FileChannel channel,
      String claim,
      String identity,
      Optional<String> warning) {
    this.choice = choice;
    this.channel = channel;
    this.claim = claim;
    this.identity = identity;
    this.warning = warning;
  }

  /**
   * Makes the folder if need be and locks it.
   *
   * @throws HomeInUseException if another server uses it
   * @throws SettingsException if it cannot be made or written
   */
  public static HomeFolder open(HomeChoice choice) {
    Path path = choice.path();
    try {
      Optional<String> warning = prepare(path);
      return lock(choice, path.toRealPath(), warning);
    } catch (IOException e) {
      throw new SettingsException(
          "Cannot use the home folder "
              + path
              + " ("
              + choice.reason()
              + "): "
              + OneLine.of(e.toString())
              + "."
              + DiskSpace.hint(path)
              + " Make it writable for this user, or set hiroba.home to another folder.",
          e);
    }
  }

  private static HomeFolder lock(HomeChoice choice, Path real, Optional<String> warning)
      throws IOException {
    // POSIX drops a process's lock when any descriptor of that file is closed in the process, so a
    // second web application of this JVM must not even open the file. System properties are the one
    // table that all class loaders share.
    String claim = "org.hiroba.home.claimed:" + real;
    if (System.getProperties().putIfAbsent(claim, "true") != null) {
      throw inUse(real, "another web application of this server");
    }
    FileChannel channel = null;
    boolean made = false;
    try {
      Path file = real.resolve(LOCK_FILE);
      channel =
          FileChannel.open(
              file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
      if (tryLock(channel) == null) {
        throw inUse(real, "another server" + holder(channel));
      }
      String identity = identity(channel);
      ByteBuffer text =
          StandardCharsets.US_ASCII.encode(ProcessHandle.current().pid() + "\n" + identity + "\n");
      channel.truncate(0).write(text, 0);
      HomeFolder home = new HomeFolder(choice, channel, claim, identity, warning);
      made = true;
      return home;
    } finally {
      if (!made) {
        System.clearProperty(claim);
        if (channel != null) {
          channel.close();
        }
      }
    }
  }

  private static @Nullable FileLock tryLock(FileChannel channel) throws IOException {
    try {
      return channel.tryLock(LOCKED_BYTE, 1, false);
    } catch (OverlappingFileLockException e) {
      // Held in this JVM although nobody claimed it: the same answer as for another process.
      return null;
    }
  }

  private static String holder(FileChannel channel) throws IOException {
    String pid = line(channel, 0);
    return pid.matches("\\d+") ? " (process " + pid + ")" : "";
  }

  /** Returns what the folder was called from its first use on. */
  private static String identity(FileChannel channel) throws IOException {
    String written = line(channel, 1);
    return written.matches("[0-9a-f]{32}")
        ? written
        : UUID.randomUUID().toString().replace("-", "");
  }

  private static String line(FileChannel channel, int number) throws IOException {
    ByteBuffer text = ByteBuffer.allocate(MOST_LOCK_TEXT);
    channel.read(text, 0);
    return StandardCharsets.US_ASCII
        .decode(text.flip())
        .toString()
        .lines()
        .skip(number)
        .findFirst()
        .map(String::strip)
        .orElse("");
  }

  private static HomeInUseException inUse(Path path, String by) {
    return new HomeInUseException(
        "The home folder "
            + path
            + " is in use by "
            + by
            + ". Stop that one, or give this one its own folder with hiroba.home.");
  }

  /**
   * Tells whether a server, of this machine, has the folder now; makes and locks nothing.
   *
   * @throws IOException its lock file cannot be opened
   */
  public static boolean isInUse(Path path) throws IOException {
    Path file = path.resolve(LOCK_FILE);
    if (!Files.exists(file)) {
      return false;
    }
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
      return tryLock(channel) == null;
    }
  }

  private static Optional<String> prepare(Path path) throws IOException {
    if (!Files.isDirectory(path)) {
      if (path.getParent() != null) {
        Files.createDirectories(path.getParent());
      }
      PrivateFiles.createFolder(path);
      return Optional.empty();
    }
    if (PrivateFiles.isPrivate(path)) {
      return Optional.empty();
    }
    if (isOurs(path)) {
      PrivateFiles.tighten(path);
      return Optional.empty();
    }
    // Somebody else's files are in there: closing it for them could break what they run.
    return Optional.of(
        "The home folder "
            + path
            + " holds other files and is open to other users; mode 0700 is safer (chmod 700).");
  }

  private static boolean isOurs(Path path) throws IOException {
    if (Files.exists(path.resolve(LOCK_FILE), LinkOption.NOFOLLOW_LINKS)) {
      return true;
    }
    try (DirectoryStream<Path> files = Files.newDirectoryStream(path)) {
      for (Path file : files) {
        // An operator may put hiroba.properties there before the first start, and the executable
        // WAR unpacks itself there.
        String name = file.getFileName().toString();
        if (!name.startsWith("hiroba.") && !name.equals("cache")) {
          return false;
        }
      }
      return true;
    }
  }

  /** Returns the folder, absolute. */
  public Path path() {
    return choice.path();
  }

  /** Returns a file or folder in it, which need not exist. */
  public Path resolve(String name) {
    return choice.path().resolve(name);
  }

  /** Returns another folder, taken from here on if it is not absolute. */
  Path resolveOther(Path other) {
    return choice.path().resolve(other).normalize();
  }

  /** Returns why this folder was chosen, for the start log. */
  public String reason() {
    return choice.reason();
  }

  /** Returns a random name of the folder, which stays the same; a copy of it has the same. */
  public String identity() {
    return identity;
  }

  /** Returns what an operator should know about the folder, if anything. */
  Optional<String> warning() {
    return warning;
  }

  /**
   * Gives the folder up; a second call does nothing. The lock file stays, since deleting it would
   * race with the next server.
   *
   * @throws IOException if the operating system fails to close the file
   */
  @Override
  public synchronized void close() throws IOException {
    if (closed) {
      return;
    }
    closed = true;
    try {
      channel.close();
    } finally {
      System.clearProperty(claim);
    }
  }

  @Override
  public String toString() {
    return choice.path().toString();
  }
}
