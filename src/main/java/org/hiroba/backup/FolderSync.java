package org.hiroba.backup;

import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** Brings names of files to the disk, where the system knows how. Stateless. */
public final class FolderSync {
  private static final Logger LOG = System.getLogger(FolderSync.class.getName());

  private FolderSync() {}

  /** Makes sure that a power cut does not take back how the files of a folder are named. */
  public static void sync(Path folder) {
    try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
      channel.force(true);
    } catch (IOException e) {
      // Windows opens no folders, and keeps names by itself.
      LOG.log(Level.DEBUG, "The folder {0} cannot be synced: {1}", folder, e.toString());
    }
  }
}
