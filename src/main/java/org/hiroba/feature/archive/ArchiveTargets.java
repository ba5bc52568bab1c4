package org.hiroba.feature.archive;

import java.io.BufferedOutputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Locale;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.hiroba.config.DurableFiles;
import org.hiroba.config.PrivateFiles;

/** Makes the places where archives are written: readable by their owner alone. Stateless. */
public final class ArchiveTargets {
  private static final int BUFFER_BYTES = 64 * 1024;

  private ArchiveTargets() {}

  /**
   * Begins a folder, or a ZIP where the name ends in {@code .zip}.
   *
   * @throws ArchiveFailure something of that name is there
   */
  public static ArchiveTarget at(Path path) throws ArchiveFailure, IOException {
    Path part = path.resolveSibling(path.getFileName() + ".part");
    requireFree(path, "Choose another name, or remove it.");
    requireFree(part, "An export that did not end has left it, or one is under way: remove it.");
    Path folder = path.getParent();
    if (folder != null && !Files.isDirectory(folder)) {
      throw new ArchiveFailure("There is no folder " + folder + ": make it first.");
    }
    return path.toString().toLowerCase(Locale.ROOT).endsWith(".zip")
        ? new Zip(path, part)
        : new Folder(path, part);
  }

  private static void requireFree(Path path, String advice) throws ArchiveFailure {
    if (Files.exists(path)) {
      throw new ArchiveFailure(path + " is there already. " + advice);
    }
  }

  private static final class Folder implements ArchiveTarget {
    private final Path path;
    private final Path part;

    Folder(Path path, Path part) throws IOException {
      this.path = path;
      this.part = part;
      PrivateFiles.createFolder(part);
    }

    @Override
    public OutputStream begin(String name) throws IOException {
      Path file = part;
      String[] steps = name.split("/", -1);
      for (int i = 0; i < steps.length - 1; i++) {
        file = file.resolve(steps[i]);
        if (!Files.isDirectory(file)) {
          PrivateFiles.createFolder(file);
        }
      }
      file = file.resolve(steps[steps.length - 1]);
      PrivateFiles.create(file);
      return new BufferedOutputStream(
          Files.newOutputStream(file, StandardOpenOption.WRITE), BUFFER_BYTES);
    }

    @Override
    public void finish() throws IOException {
      DurableFiles.publish(part, path);
    }

    @Override
    public void close() throws IOException {
      DurableFiles.deleteTree(part);
    }
  }

  private static final class Zip implements ArchiveTarget {
    private final Path path;
    private final Path part;
    private final ZipOutputStream zip;
    private boolean ended;

    Zip(Path path, Path part) throws IOException {
      this.path = path;
      this.part = part;
      PrivateFiles.create(part);
      zip =
          new ZipOutputStream(
              new BufferedOutputStream(
                  Files.newOutputStream(part, StandardOpenOption.WRITE), BUFFER_BYTES));
    }

    @Override
    public OutputStream begin(String name) throws IOException {
      zip.putNextEntry(new ZipEntry(name));
      return new FilterOutputStream(zip) {
        @Override
        public void write(byte[] bytes, int from, int length) throws IOException {
          out.write(bytes, from, length);
        }

        @Override
        public void close() throws IOException {
          zip.closeEntry();
        }
      };
    }

    @Override
    public void finish() throws IOException {
      zip.close();
      DurableFiles.publish(part, path);
      ended = true;
    }

    @Override
    public void close() throws IOException {
      if (ended) {
        return;
      }
      try {
        zip.close();
      } finally {
        Files.deleteIfExists(part);
      }
    }
  }
}
