package org.hiroba.feature.archive;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;

/**
 * Reads the files of an archive where they are, a folder or a ZIP: nothing is unpacked. For one
 * thread.
 */
abstract class ArchiveFiles implements AutoCloseable {
  /** How many files an archive may have. */
  static final int MAX_FILES = 200_000;

  private static final int BUFFER_BYTES = 64 * 1024;

  /** What is packed well is so many times smaller; what is packed better was made to be. */
  private static final long MAX_RATIO = 200;

  private static final long ANYWAY_BYTES = 64L << 20;

  /** Opens what lies at a path. */
  static ArchiveFiles at(Path path) throws ArchiveFailure {
    if (Files.isDirectory(path)) {
      return new Folder(path);
    }
    if (!Files.isRegularFile(path)) {
      throw new ArchiveFailure("There is no archive " + path + ".");
    }
    try {
      return new Zip(path);
    } catch (ZipException e) {
      throw new ArchiveFailure(path + " is neither a folder nor a whole ZIP: " + e.getMessage());
    } catch (IOException e) {
      throw new ArchiveFailure("Cannot read " + path + ": " + e.getMessage(), e);
    }
  }

  /**
   * Opens a file.
   *
   * @throws ArchiveFailure it is not there, or lies elsewhere
   */
  abstract InputStream open(String name) throws IOException, ArchiveFailure;

  /**
   * Checks what the archive says of its own size.
   *
   * @throws ArchiveFailure it would be more than was ever packed into it
   */
  abstract void requireSane(long bytes) throws ArchiveFailure;

  @Override
  public abstract void close() throws IOException;

  /** Refuses names that lead out of the archive, or into nothing that we write. */
  static void requireInside(String name) throws ArchiveFailure {
    boolean fits = !name.isEmpty() && name.length() <= 200;
    for (String step : name.split("/", -1)) {
      fits &= !step.isEmpty() && !step.startsWith(".");
    }
    fits &=
        name.chars()
            .allMatch(
                c ->
                    (c >= 'a' && c <= 'z')
                        || (c >= 'A' && c <= 'Z')
                        || (c >= '0' && c <= '9')
                        || c == '.'
                        || c == '-'
                        || c == '_'
                        || c == '/');
    if (!fits) {
      throw new ArchiveFailure(
          "The archive names a file \""
              + HtmlText.escaped(name)
              + "\", which is no name in an archive: it is damaged, or somebody made it to do"
              + " harm. Nothing was imported.");
    }
  }

  private static ArchiveFailure missing(String name) {
    return new ArchiveFailure("The archive has no file " + name + ": it is not whole.");
  }

  private static final class Folder extends ArchiveFiles {
    private final Path folder;

    Folder(Path folder) {
      this.folder = folder;
    }

    @Override
    InputStream open(String name) throws IOException, ArchiveFailure {
      requireInside(name);
      Path file = folder;
      for (String step : name.split("/", -1)) {
        file = file.resolve(step);
        if (Files.isSymbolicLink(file)) {
          throw new ArchiveFailure(
              file + " is a link, and links lead out of an archive. Nothing was imported.");
        }
      }
      if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
        throw missing(name);
      }
      return new BufferedInputStream(Files.newInputStream(file), BUFFER_BYTES);
    }

    @Override
    void requireSane(long bytes) {
      // Nothing is packed: what is not there is missed at its end.
    }

    @Override
    public void close() {
      // Files are closed one by one.
    }
  }

  private static final class Zip extends ArchiveFiles {
    private final ZipFile zip;
    private final long packedBytes;

    Zip(Path path) throws IOException {
      packedBytes = Files.size(path);
      zip = new ZipFile(path.toFile());
    }

    @Override
    InputStream open(String name) throws IOException, ArchiveFailure {
      requireInside(name);
      ZipEntry entry = zip.getEntry(name);
      if (entry == null) {
        throw missing(name);
      }
      return new BufferedInputStream(zip.getInputStream(entry), BUFFER_BYTES);
    }

    @Override
    void requireSane(long bytes) throws ArchiveFailure {
      var entries = zip.entries();
      while (entries.hasMoreElements()) {
        requireInside(entries.nextElement().getName());
      }
      if (bytes > ANYWAY_BYTES && bytes / MAX_RATIO > packedBytes) {
        throw new ArchiveFailure(
            "The archive says that its "
                + ArchiveExport.count(packedBytes)
                + " bytes unpack to "
                + ArchiveExport.count(bytes)
                + ", which no export does. If you trust it, unpack it and import the folder.");
      }
    }

    @Override
    public void close() throws IOException {
      zip.close();
    }
  }
}
