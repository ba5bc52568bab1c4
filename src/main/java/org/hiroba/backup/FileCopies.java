package org.hiroba.backup;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.OptionalLong;
import org.hiroba.backup.FileRows.KeptFile;
import org.hiroba.config.DiskSpace;
import org.hiroba.config.DurableFiles;
import org.hiroba.config.PrivateFiles;

/**
 * A folder with the bytes of files beside backups. As they never change, each is copied once,
 * however many backups name it; when it was last named is its time. Laid out as the store of files
 * in a folder is, so a copy of that one does as well. For one thread.
 */
public final class FileCopies {
  private static final int PREFIX_CHARS = 2;
  private static final int EXAMPLES = 5;
  private static final String PART = ".part";

  private final Path folder;
  private final Clock clock;

  /** Knows the folder, which is made when something is put there. */
  public FileCopies(Path folder, Clock clock) {
    this.folder = folder.toAbsolutePath().normalize();
    this.clock = clock;
  }

  /** Returns where it is. */
  public Path folder() {
    return folder;
  }

  private static final class Count {
    long files;
    long bytes;
    long copied;
    long missing;
    long damaged;
    final List<String> examples = new ArrayList<>();

    void example(KeptFile file) {
      if (examples.size() < EXAMPLES) {
        examples.add(file.toString());
      }
    }

    FileTally tally() {
      return new FileTally(files, bytes, copied, missing, damaged, examples);
    }
  }

  /** What became of one. */
  private enum Fate {
    THERE,
    COPIED,
    MISSING,
    DAMAGED
  }

  private static void note(Count count, KeptFile file, Fate fate) {
    switch (fate) {
      case MISSING -> {
        count.missing++;
        count.example(file);
      }
      case DAMAGED -> {
        count.damaged++;
        count.example(file);
      }
      default -> {
        count.files++;
        count.bytes += file.bytes();
        count.copied += fate == Fate.COPIED ? 1 : 0;
      }
    }
  }

  /**
   * Copies what the rows of a backup name and is not there yet.
   *
   * @param rows a whole backup
   * @param tally what is in it; where no message has a file, it is not read again
   * @throws IOException the folder cannot be written, or the bytes not be read; the message says
   *     why
   */
  public FileTally take(Path rows, BackupTally tally, FileBytes from) throws IOException {
    Count count = new Count();
    if (tally.files() == 0) {
      return count.tally();
    }
    FileTime now = FileTime.from(clock.instant());
    BackupReader.read(rows, new FileRows(file -> note(count, file, take(file, from, now))));
    return count.tally();
  }

  private Fate take(KeptFile file, FileBytes from, FileTime now) throws IOException {
    Path copy = path(file.id());
    boolean there = Files.isRegularFile(copy, LinkOption.NOFOLLOW_LINKS);
    Fate fate =
        there && Files.size(copy) == file.bytes()
            ? Fate.THERE
            : copy(file.id(), file.sha256(), from, copy);
    if (fate == Fate.THERE || fate == Fate.COPIED) {
      Files.setLastModifiedTime(copy, now);
      if (file.preview()) {
        String key = from.preview(file.id());
        Path small = path(key);
        // One that is missing is made again when somebody asks for it.
        if (Files.exists(small) || copy(key, "", from, small) == Fate.COPIED) {
          Files.setLastModifiedTime(small, now);
        }
      }
    }
    return fate;
  }

  private Fate copy(String key, String sha256, FileBytes from, Path target) throws IOException {
    Path part = target.resolveSibling(key + PART);
    makeFolders(target.resolveSibling("."));
    Files.deleteIfExists(part);
    try (InputStream in = from.open(key)) {
      PrivateFiles.create(part);
      MessageDigest digest = BackupFormat.digest();
      try (OutputStream out = new DigestOutputStream(Files.newOutputStream(part), digest)) {
        in.transferTo(out);
      }
      if (!isSame(sha256, digest)) {
        return Fate.DAMAGED;
      }
      DurableFiles.publish(part, target);
      return Fate.COPIED;
    } catch (NoSuchFileException e) {
      return Fate.MISSING;
    } catch (IOException e) {
      throw new IOException(
          "the file "
              + key
              + " cannot be copied to "
              + folder
              + ": "
              + e.getMessage()
              + "."
              + DiskSpace.hint(folder),
          e);
    } finally {
      Files.deleteIfExists(part);
    }
  }

  private static boolean isSame(String sha256, MessageDigest digest) {
    return sha256.isEmpty() || HexFormat.of().formatHex(digest.digest()).equals(sha256);
  }

  private void makeFolders(Path of) throws IOException {
    if (!Files.isDirectory(of)) {
      Path parent = folder.getParent();
      if (parent != null) {
        Files.createDirectories(parent);
      }
      PrivateFiles.claimFolder(of.normalize());
    }
  }

  /**
   * Puts back what the rows of a backup name and the store lacks.
   *
   * @param rows a backup that was looked through
   * @throws IOException the store cannot be written; the message says why
   */
  public FileTally giveBack(RowsOf rows, FileBytes to) throws IOException {
    Count count = new Count();
    rows.to(new FileRows(file -> note(count, file, giveBack(file, to))));
    return count.tally();
  }

  /** Passes rows on. */
  @FunctionalInterface
  public interface RowsOf {
    /** Passes all of them on. */
    void to(BackupSink sink) throws IOException;
  }

  private Fate giveBack(KeptFile file, FileBytes to) throws IOException {
    OptionalLong there = to.size(file.id());
    Fate fate = Fate.THERE;
    if (there.isEmpty() || there.getAsLong() != file.bytes()) {
      Path copy = path(file.id());
      if (!Files.isRegularFile(copy, LinkOption.NOFOLLOW_LINKS)) {
        return Fate.MISSING;
      }
      if (!file.sha256().equals(sha256(copy))) {
        return Fate.DAMAGED;
      }
      to.put(file.id(), copy);
      fate = Fate.COPIED;
    }
    if (file.preview()) {
      String key = to.preview(file.id());
      Path small = path(key);
      if (to.size(key).isEmpty() && Files.isRegularFile(small, LinkOption.NOFOLLOW_LINKS)) {
        to.put(key, small);
      }
    }
    return fate;
  }

  private static String sha256(Path file) throws IOException {
    MessageDigest digest = BackupFormat.digest();
    try (OutputStream out = new DigestOutputStream(OutputStream.nullOutputStream(), digest)) {
      Files.copy(file, out);
    }
    return HexFormat.of().formatHex(digest.digest());
  }

  /** Deletes what no backup has named since a moment. */
  void dropNamedBefore(Instant at) throws IOException {
    if (!Files.isDirectory(folder)) {
      return;
    }
    try (DirectoryStream<Path> prefixes = Files.newDirectoryStream(folder)) {
      for (Path prefix : prefixes) {
        // What has another name is somebody else's.
        if (prefix.getFileName().toString().length() == PREFIX_CHARS && Files.isDirectory(prefix)) {
          dropNamedBefore(at, prefix);
        }
      }
    }
  }

  private static void dropNamedBefore(Instant at, Path prefix) throws IOException {
    try (DirectoryStream<Path> copies = Files.newDirectoryStream(prefix)) {
      for (Path copy : copies) {
        if (Files.getLastModifiedTime(copy).toInstant().isBefore(at)) {
          Files.deleteIfExists(copy);
        }
      }
    }
  }

  /** Names of a damaged backup lead nowhere else. */
  private Path path(String key) throws IOException {
    boolean plain =
        key.length() > PREFIX_CHARS
            && key.charAt(0) != '.'
            && key.chars().allMatch(c -> c == '.' || Character.isLetterOrDigit(c));
    if (!plain) {
      throw new IOException("a file in the backup has an id that no file has");
    }
    return folder.resolve(key.substring(0, PREFIX_CHARS)).resolve(key);
  }
}
