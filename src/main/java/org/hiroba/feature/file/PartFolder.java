package org.hiroba.feature.file;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.hiroba.config.PrivateFiles;

/** The folder of what has come of files so far, one {@link PartFile} each. Thread-safe. */
final class PartFolder {
  private static final String ENDING = ".part";

  private final Path folder;
  private final ConcurrentHashMap<String, PartFile> open = new ConcurrentHashMap<>();

  /** Opens the folder, and makes it if it is not there. */
  PartFolder(Path folder) throws IOException {
    this.folder = folder;
    PrivateFiles.claimFolder(folder);
  }

  /** Returns that of a file, empty if nothing has come. */
  PartFile of(String id) throws IOException {
    PartFile known = open.get(id);
    if (known != null) {
      return known;
    }
    synchronized (this) {
      PartFile part = open.get(id);
      if (part == null) {
        part = new PartFile(path(id));
        open.put(id, part);
      }
      return part;
    }
  }

  /** Makes a file for what is made of another one on the way; the caller deletes it. */
  Path scratch() throws IOException {
    return PrivateFiles.createTemp(folder, "made-", ".tmp");
  }

  /** Deletes what has come of a file, if anything. */
  synchronized void delete(String id) throws IOException {
    PartFile part = open.remove(id);
    if (part != null) {
      part.supersede();
    }
    Files.deleteIfExists(path(id));
  }

  /** Returns of which files something has come. */
  List<String> ids() throws IOException {
    List<String> ids = new ArrayList<>();
    try (Stream<Path> files = Files.list(folder)) {
      files
          .map(file -> file.getFileName().toString())
          .filter(name -> name.endsWith(ENDING))
          .map(name -> name.substring(0, name.length() - ENDING.length()))
          .filter(FileKey::isId)
          .forEach(ids::add);
    }
    return ids;
  }

  /** Deletes what an earlier run was making. */
  void deleteScratch() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.filter(one -> one.toString().endsWith(".tmp")).toList()) {
        Files.deleteIfExists(file);
      }
    }
  }

  long freeBytes() throws IOException {
    return Files.getFileStore(folder).getUsableSpace();
  }

  private Path path(String id) {
    return folder.resolve(FileKey.checked(id) + ENDING);
  }
}
