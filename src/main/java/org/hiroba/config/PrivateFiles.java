package org.hiroba.config;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;

/**
 * Makes files (mode 0600) and folders (0700) that nobody but their owner may read. The mode comes
 * with the file, so that there is no moment at which others could. Where the file system knows no
 * modes they are plain ones. Stateless.
 */
public final class PrivateFiles {
  private static final Set<PosixFilePermission> FILE = PosixFilePermissions.fromString("rw-------");
  private static final Set<PosixFilePermission> FOLDER =
      PosixFilePermissions.fromString("rwx------");

  private PrivateFiles() {}

  /**
   * Makes an empty file.
   *
   * @throws FileAlreadyExistsException it is there
   */
  public static void create(Path file) throws IOException {
    Files.createFile(file, ownerOnly(file, FILE));
  }

  /** Makes an empty file under a name that is not taken. */
  public static Path createTemp(Path folder, String prefix, String suffix) throws IOException {
    return Files.createTempFile(folder, prefix, suffix, ownerOnly(folder, FILE));
  }

  /**
   * Makes a folder; the one that it lies in must be there.
   *
   * @throws FileAlreadyExistsException it is there
   */
  public static void createFolder(Path folder) throws IOException {
    Files.createDirectory(folder, ownerOnly(folder, FOLDER));
  }

  /**
   * Makes a folder and those that it lies in, or takes others' rights away from the one that is
   * there. That is also the proof that it is ours: only its owner may change the mode.
   *
   * @throws FileAlreadyExistsException it is a link or no folder
   */
  public static void claimFolder(Path folder) throws IOException {
    Files.createDirectories(folder, ownerOnly(folder, FOLDER));
    if (!Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS)) {
      throw new FileAlreadyExistsException(folder + " is a link, not a folder");
    }
    if (knowsModes(folder)) {
      Files.setPosixFilePermissions(folder, FOLDER);
    }
  }

  /**
   * Tells whether the owner alone has rights on what is there, or the file system knows no modes.
   */
  public static boolean isPrivate(Path there) throws IOException {
    return !knowsModes(there) || Files.getPosixFilePermissions(there).equals(modeOf(there));
  }

  /** Takes others' rights away from what is there. */
  public static void tighten(Path there) throws IOException {
    Files.setPosixFilePermissions(there, modeOf(there));
  }

  /** Tells whether the file system of a path, which need not be there, knows modes. */
  public static boolean knowsModes(Path path) {
    Path there = path.toAbsolutePath();
    while (!Files.exists(there) && there.getParent() != null) {
      there = there.getParent();
    }
    try {
      return Files.getFileStore(there).supportsFileAttributeView(PosixFileAttributeView.class);
    } catch (IOException e) {
      // In some containers a file system has no entry in the table of mounts.
      return Files.getFileAttributeView(there, PosixFileAttributeView.class) != null;
    }
  }

  private static Set<PosixFilePermission> modeOf(Path there) {
    return Files.isDirectory(there) ? FOLDER : FILE;
  }

  private static FileAttribute<?>[] ownerOnly(Path path, Set<PosixFilePermission> mode) {
    return knowsModes(path)
        ? new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(mode)}
        : new FileAttribute<?>[0];
  }
}
