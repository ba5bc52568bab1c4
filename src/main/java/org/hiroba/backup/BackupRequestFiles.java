package org.hiroba.backup;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;
import org.hiroba.config.PrivateFiles;

/**
 * The files by which a command asks a server for a backup, in a folder of the home folder: {@code
 * ID.ask} with the path, which the server renames to {@code ID.taken}, and {@code ID.answer}, whose
 * first line is {@value #DONE} or {@value #FAILED}. Each appears under its name once it is whole.
 */
final class BackupRequestFiles {
  static final String ASK = ".ask";
  static final String TAKEN = ".taken";
  static final String ANSWER = ".answer";
  static final String DONE = "done";
  static final String FAILED = "failed";
  private static final int MAX_BYTES = 16_384;

  private BackupRequestFiles() {}

  /**
   * What a request asks for.
   *
   * @param target the file of the backup
   * @param copies the folder for the bytes of files
   */
  record Asked(Path target, Optional<Path> copies) {}

  /** Says what is asked for: a path, and in a second line another one where files are wanted. */
  static String text(Asked asked) {
    return asked.target() + asked.copies().map(folder -> "\n" + folder).orElse("");
  }

  /**
   * Reads what is asked for.
   *
   * @throws InvalidPathException it is no path from the root of this machine
   */
  static Asked asked(String text) {
    int line = text.indexOf('\n');
    return line < 0
        ? new Asked(absolute(text), Optional.empty())
        : new Asked(
            absolute(text.substring(0, line)), Optional.of(absolute(text.substring(line + 1))));
  }

  private static Path absolute(String text) {
    Path path = Path.of(text);
    if (!path.isAbsolute()) {
      throw new InvalidPathException(text, "not absolute");
    }
    return path;
  }

  /** Returns the folder of a home folder. */
  static Path folder(Path home) {
    return home.resolve("requests");
  }

  /** Writes a file; whoever owns the folder can read it. */
  static void write(Path file, String text) throws IOException {
    Path folder = file.resolveSibling(".");
    Path part = PrivateFiles.createTemp(folder, "new", ".part");
    try {
      Files.writeString(part, text);
      if (!Files.getOwner(part).equals(Files.getOwner(folder))) {
        // An administrator of the machine asks a server that runs as somebody else.
        Files.setOwner(part, Files.getOwner(folder));
      }
      Files.move(part, file, StandardCopyOption.ATOMIC_MOVE);
    } finally {
      Files.deleteIfExists(part);
    }
  }

  /** Reads a file of which nothing is longer than a path or a sentence. */
  static String read(Path file) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      return new String(in.readNBytes(MAX_BYTES), StandardCharsets.UTF_8);
    }
  }

  /** Returns the file of the same request with another ending. */
  static Path sibling(Path file, String from, String to) {
    String name = String.valueOf(file.getFileName());
    return file.resolveSibling(name.substring(0, name.length() - from.length()) + to);
  }
}
