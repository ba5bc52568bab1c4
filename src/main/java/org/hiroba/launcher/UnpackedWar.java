package org.hiroba.launcher;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Collections;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;

/**
 * The files of one WAR on disk, in a folder that is named after the WAR's content: a restart finds
 * them, an upgrade never meets the files of another version.
 *
 * <p>Several processes may ask at the same time: one unpacks, the others wait for it. What no
 * process uses any more is deleted by the next one that comes.
 */
final class UnpackedWar implements AutoCloseable {
  private static final int KEY_CHARS = 16;
  private static final String PART = ".part";
  private static final String IN_USE = ".in-use";

  private final Path folder;

  /** Locked until closed: that keeps others from pruning. */
  private final FileChannel inUse;

  private UnpackedWar(Path folder, FileChannel inUse) {
    this.folder = folder;
    this.inUse = inUse;
  }

  /**
   * Unpacks the WAR unless that is done already.
   *
   * @param cache parent of the folder; made with mode 0700 if missing
   * @throws IOException if the WAR cannot be read or the cache cannot be written or is not this
   *     user's own
   */
  static UnpackedWar of(Path war, Path cache) throws IOException {
    makePrivate(cache);
    try (ZipFile zip = new ZipFile(war.toFile())) {
      return of(zip, cache);
    }
  }

  private static UnpackedWar of(ZipFile war, Path cache) throws IOException {
    String key = contentKey(war);
    try (FileChannel alone = open(cache.resolve("lock"))) {
      alone.lock();
      FileChannel inUse = open(cache.resolve(key + IN_USE));
      inUse.lock(0, Long.MAX_VALUE, true);
      prune(cache, key);
      Path folder = cache.resolve(key);
      if (!isComplete(war, folder.resolve("war"))) {
        deleteTree(folder);
        Path part = cache.resolve(key + PART);
        unpack(war, part.resolve("war"));
        Files.move(part, folder, StandardCopyOption.ATOMIC_MOVE);
      }
      return new UnpackedWar(folder, inUse);
    }
  }

  /** Returns the web application as a server would unpack it. */
  Path webApplication() {
    return folder.resolve("war");
  }

  /**
   * Returns where the embedded server of a home folder may keep what it can make again, like
   * compiled pages: several servers of one user may run from these files.
   */
  Path scratch(Path home) throws IOException {
    String name = "tomcat-" + hex(sha256(), home.toAbsolutePath().toString());
    return Files.createDirectories(folder.resolve(name));
  }

  /** Lets others delete the files once they have another version. */
  @Override
  public void close() throws IOException {
    inUse.close();
  }

  private static void makePrivate(Path cache) throws IOException {
    if (!cache.getFileSystem().supportedFileAttributeViews().contains("posix")) {
      Files.createDirectories(cache);
      return;
    }
    var ownerOnly = PosixFilePermissions.fromString("rwx------");
    Files.createDirectories(cache, PosixFilePermissions.asFileAttribute(ownerOnly));
    if (!Files.isDirectory(cache, LinkOption.NOFOLLOW_LINKS)) {
      throw new FileAlreadyExistsException(cache + " is a link, not a folder");
    }
    // Also the proof that the folder is ours: only its owner may change the mode.
    Files.setPosixFilePermissions(cache, ownerOnly);
  }

  /**
   * Names the content by what the WAR's own directory says of every file: name, size and checksum.
   * Reading all of it would cost more than everything else that a short command does.
   */
  private static String contentKey(ZipFile war) {
    MessageDigest digest = sha256();
    for (ZipEntry entry : Collections.list(war.entries())) {
      String line = entry.getName() + '\0' + entry.getSize() + '\0' + entry.getCrc() + '\n';
      digest.update(line.getBytes(StandardCharsets.UTF_8));
    }
    return hex(digest, "");
  }

  private static String hex(MessageDigest digest, String last) {
    byte[] hash = digest.digest(last.getBytes(StandardCharsets.UTF_8));
    return HexFormat.of().formatHex(hash).substring(0, KEY_CHARS);
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java has SHA-256", e);
    }
  }

  private static void prune(Path cache, String key) throws IOException {
    List<Path> marks;
    try (Stream<Path> files = Files.list(cache)) {
      marks =
          files
              .filter(file -> file.getFileName().toString().endsWith(IN_USE))
              .filter(file -> !file.getFileName().toString().equals(key + IN_USE))
              .toList();
    }
    for (Path mark : marks) {
      try (FileChannel channel = open(mark);
          FileLock unused = channel.tryLock()) {
        if (unused != null) {
          String name = mark.getFileName().toString();
          String old = name.substring(0, name.length() - IN_USE.length());
          deleteTree(cache.resolve(old));
          deleteTree(cache.resolve(old + PART));
          Files.delete(mark);
        }
      }
    }
    deleteTree(cache.resolve(key + PART));
  }

  /**
   * A power cut can leave empty files behind a finished rename, so the sizes are compared. By
   * {@link File}, which looks at hundreds of files in a third of the time: every command waits for
   * this.
   */
  private static boolean isComplete(ZipFile war, Path target) {
    File folder = target.toFile();
    for (ZipEntry entry : Collections.list(war.entries())) {
      if (isWanted(entry)) {
        File file = new File(folder, entry.getName());
        if (file.length() != entry.getSize() || (entry.getSize() == 0 && !file.isFile())) {
          return false;
        }
      }
    }
    return true;
  }

  private static void unpack(ZipFile war, Path target) throws IOException {
    for (ZipEntry entry : Collections.list(war.entries())) {
      if (isWanted(entry)) {
        Path file = inside(target, entry);
        Files.createDirectories(file.getParent());
        try (InputStream in = war.getInputStream(entry)) {
          Files.copy(in, file);
        }
      }
    }
  }

  /** The launcher's own classes lie where pages lie; nobody shall download them. */
  private static boolean isWanted(ZipEntry entry) {
    return !entry.isDirectory() && !entry.getName().startsWith("org/");
  }

  private static Path inside(Path target, ZipEntry entry) throws ZipException {
    Path file = target.resolve(entry.getName()).normalize();
    if (!file.startsWith(target)) {
      throw new ZipException("The WAR has an entry that leads out of it: " + entry.getName());
    }
    return file;
  }

  private static FileChannel open(Path file) throws IOException {
    return FileChannel.open(
        file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
  }

  private static void deleteTree(Path root) throws IOException {
    if (!Files.exists(root, LinkOption.NOFOLLOW_LINKS)) {
      return;
    }
    List<Path> deepestFirst;
    try (Stream<Path> files = Files.walk(root)) {
      deepestFirst = files.sorted(Comparator.reverseOrder()).toList();
    }
    for (Path file : deepestFirst) {
      Files.delete(file);
    }
  }
}
