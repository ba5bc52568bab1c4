package org.hiroba.feature.file;

import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.OptionalLong;
import java.util.function.Consumer;
import org.hiroba.config.DurableFiles;
import org.hiroba.config.PrivateFiles;

/**
 * Keeps files in a folder, mode 0700, spread over folders by the beginning of their keys. What has
 * its name is whole: it is written beside, synced, renamed, and the folder is synced.
 */
public final class FolderFileStore implements FileStore {
  private static final int PREFIX_CHARS = 2;
  private static final String PART = ".part";

  private final Path root;

  /**
   * Opens the folder, and makes it if it is not there.
   *
   * @throws IOException it cannot be made or is not this user's
   */
  public FolderFileStore(Path root) throws IOException {
    this(root, true);
  }

  private FolderFileStore(Path root, boolean claim) throws IOException {
    this.root = root;
    if (claim) {
      PrivateFiles.claimFolder(root);
    }
  }

  /** Opens a folder of a server that may run, and makes none before something is put there. */
  public static FolderFileStore beside(Path root) throws IOException {
    return new FolderFileStore(root, false);
  }

  @Override
  public void put(String key, Path file) throws IOException {
    Path target = path(key);
    Path folder = root.resolve(prefix(key));
    if (!Files.isDirectory(folder)) {
      PrivateFiles.claimFolder(root);
      PrivateFiles.claimFolder(folder);
      DurableFiles.syncNames(root);
    }
    Path part = folder.resolve(key + PART);
    Files.deleteIfExists(part);
    PrivateFiles.create(part);
    boolean published = false;
    try {
      Files.copy(file, part, StandardCopyOption.REPLACE_EXISTING);
      if (PrivateFiles.knowsModes(part)) {
        PrivateFiles.tighten(part);
      }
      DurableFiles.publish(part, target);
      published = true;
    } finally {
      if (!published) {
        Files.deleteIfExists(part);
      }
    }
  }

  @Override
  public InputStream open(String key, long from) throws IOException {
    FileChannel channel = FileChannel.open(path(key), StandardOpenOption.READ);
    channel.position(from);
    return Channels.newInputStream(channel);
  }

  @Override
  public OptionalLong size(String key) throws IOException {
    try {
      return OptionalLong.of(Files.size(path(key)));
    } catch (NoSuchFileException e) {
      return OptionalLong.empty();
    }
  }

  @Override
  public boolean keys(Consumer<String> each) throws IOException {
    if (!Files.isDirectory(root)) {
      return true;
    }
    try (DirectoryStream<Path> prefixes = Files.newDirectoryStream(root, Files::isDirectory)) {
      for (Path folder : prefixes) {
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder)) {
          for (Path file : files) {
            String name = String.valueOf(file.getFileName());
            each.accept(
                name.endsWith(PART) ? name.substring(0, name.length() - PART.length()) : name);
          }
        }
      }
    }
    return true;
  }

  @Override
  public void delete(String key) throws IOException {
    Files.deleteIfExists(path(key));
    Files.deleteIfExists(root.resolve(prefix(key)).resolve(key + PART));
  }

  @Override
  public long freeBytes() throws IOException {
    return Files.getFileStore(root).getUsableSpace();
  }

  @Override
  public String describe() {
    return "folder " + root;
  }

  @Override
  public void close() {}

  private Path path(String key) {
    return root.resolve(prefix(key)).resolve(FileKey.checked(key));
  }

  private static String prefix(String key) {
    return FileKey.checked(key).substring(0, PREFIX_CHARS);
  }
}
