package org.hiroba.servers;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** Where the matrix finds and keeps its files. */
final class Folders {
  private static final Path UNPACKED = Path.of("target", "servers").toAbsolutePath();
  private static final Path RUNNING = Path.of("target", "servers-run").toAbsolutePath();

  private static final String POOL = "hiroba.tests.pool";

  /** As Tomcat, WildFly and Payara spell it. */
  private static final String POOL_SIZE =
      "(maxTotal=\"|maxIdle=\"|m(?:in|ax)-pool-size>|--(?:steady|max)poolsize )\\d+";

  private Folders() {}

  /** Tells whether a server's zip was unpacked here. */
  static boolean isUnpacked(String server) {
    return Files.isDirectory(UNPACKED.resolve(server));
  }

  /** Returns the one folder that the server's zip holds. */
  static Path unpacked(String server) throws IOException {
    Path folder = UNPACKED.resolve(server);
    try (Stream<Path> children = Files.list(folder)) {
      return children
          .filter(Files::isDirectory)
          .filter(child -> !child.getFileName().toString().equals("META-INF"))
          .findFirst()
          .orElseThrow(() -> new IOException(folder + " is empty"));
    }
  }

  /** Makes an empty folder for a server's own files. */
  static Path fresh(String server) throws IOException {
    Path folder = RUNNING.resolve(server);
    delete(folder);
    return Files.createDirectories(folder);
  }

  /** Deletes a folder with all that is in it, if it is there. */
  static void delete(Path folder) throws IOException {
    if (!Files.exists(folder)) {
      return;
    }
    List<Path> deepestFirst;
    try (Stream<Path> files = Files.walk(folder)) {
      deepestFirst = files.sorted(Comparator.reverseOrder()).toList();
    }
    for (Path file : deepestFirst) {
      Files.delete(file);
    }
  }

  /** Returns a file of ours that configures a server. */
  static Path config(String file) {
    return Path.of("server-config").toAbsolutePath().resolve(file);
  }

  /** Returns the PostgreSQL driver, which servers do not bring along. */
  static Path postgresDriver() {
    return Path.of(
        org.postgresql.Driver.class.getProtectionDomain().getCodeSource().getLocation().getPath());
  }

  /** Tells whether a server is to have a mail session, since its options say where to. */
  static boolean isAsked(List<String> options, String server) {
    return options.stream().anyMatch(one -> one.startsWith("-D" + server + ".mail.host="));
  }

  /**
   * Copies a file of ours that configures a DataSource; its pool is as large as it says there, or
   * as {@code -Dhiroba.tests.pool=N} among the options.
   */
  static Path putPool(String file, Path to, List<String> options) throws IOException {
    String text = Files.readString(config(file));
    String asked = "-D" + POOL + "=";
    for (String option : options) {
      if (option.startsWith(asked)) {
        text = text.replaceAll(POOL_SIZE, "$1" + option.substring(asked.length()));
      }
    }
    return Files.writeString(to, text);
  }

  /** Copies a folder with all that is in it. */
  static void copy(Path from, Path to) throws IOException {
    List<Path> all;
    try (Stream<Path> files = Files.walk(from)) {
      all = files.toList();
    }
    for (Path file : all) {
      Path copy = to.resolve(from.relativize(file));
      if (Files.isDirectory(file)) {
        Files.createDirectories(copy);
      } else {
        Files.createDirectories(copy.getParent());
        Files.copy(file, copy, StandardCopyOption.REPLACE_EXISTING);
      }
    }
  }

  /** Puts a file there whole, since servers look at any moment. */
  static void put(Path from, Path to) throws IOException {
    Path part = to.resolveSibling(to.getFileName() + ".part");
    Files.copy(from, part, StandardCopyOption.REPLACE_EXISTING);
    Files.move(part, to, StandardCopyOption.ATOMIC_MOVE);
  }
}
