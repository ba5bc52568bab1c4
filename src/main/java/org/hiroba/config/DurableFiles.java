package org.hiroba.config;

import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * Brings files to the disk whole: what has its name is all there, also after a power cut.
 * Stateless.
 */
public final class DurableFiles {
  private static final Logger LOG = System.getLogger(DurableFiles.class.getName());

  private DurableFiles() {}

  /**
   * Gives a file, or a folder with all that is in it, its name once its bytes are on the disk.
   *
   * @param part beside the target, written and closed
   * @throws IOException it could not; then it still has its old name
   */
  public static void publish(Path part, Path target) throws IOException {
    for (Path one : deepestFirst(part)) {
      if (Files.isDirectory(one)) {
        syncNames(one);
      } else {
        try (FileChannel channel = FileChannel.open(one, StandardOpenOption.WRITE)) {
          channel.force(true);
        }
      }
    }
    Files.move(part, target, StandardCopyOption.ATOMIC_MOVE);
    Path folder = target.toAbsolutePath().getParent();
    if (folder != null) {
      syncNames(folder);
    }
  }

  /** Makes sure that a power cut does not take back how the files of a folder are named. */
  public static void syncNames(Path folder) {
    try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
      channel.force(true);
    } catch (IOException e) {
      // Windows opens no folders, and keeps names by itself.
      LOG.log(Level.DEBUG, "The folder {0} cannot be synced: {1}", folder, e.toString());
    }
  }

  /** Deletes a folder with all that is in it, or a file; links, not what they lead to. */
  public static void deleteTree(Path root) throws IOException {
    if (Files.exists(root)) {
      for (Path one : deepestFirst(root)) {
        Files.delete(one);
      }
    }
  }

  private static List<Path> deepestFirst(Path root) throws IOException {
    try (Stream<Path> walk = Files.walk(root)) {
      return walk.sorted(Comparator.reverseOrder()).toList();
    }
  }
}
