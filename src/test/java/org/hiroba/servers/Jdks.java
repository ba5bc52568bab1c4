package org.hiroba.servers;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.stream.Stream;

/** Finds a JDK for a server that cannot run on the one of this build. */
final class Jdks {
  private Jdks() {}

  /** Returns this JDK if its version fits, else one that is installed where JDKs usually are. */
  static Optional<Path> between(int lowest, int highest) throws IOException {
    List<Path> candidates = new ArrayList<>();
    candidates.add(Path.of(System.getProperty("java.home")));
    System.getenv().entrySet().stream()
        .filter(variable -> variable.getKey().startsWith("JAVA"))
        .filter(variable -> variable.getKey().contains("HOME"))
        .map(variable -> Path.of(variable.getValue()))
        .forEach(candidates::add);
    Path userHome = Path.of(System.getProperty("user.home"));
    for (Path parent :
        List.of(
            Path.of("/usr/lib/jvm"),
            Path.of("/opt"),
            userHome.resolve(".sdkman/candidates/java"),
            userHome.resolve(".jdks"))) {
      if (Files.isDirectory(parent)) {
        try (Stream<Path> children = Files.list(parent)) {
          children.sorted().forEach(candidates::add);
        }
      }
    }
    for (Path candidate : candidates) {
      int version = version(candidate);
      if (version >= lowest && version <= highest) {
        return Optional.of(candidate);
      }
    }
    return Optional.empty();
  }

  /** Returns the feature version of a JDK, 0 if the folder holds none. */
  private static int version(Path jdk) throws IOException {
    Path release = jdk.resolve("release");
    if (!Files.isRegularFile(release) || !Files.isExecutable(jdk.resolve("bin/java"))) {
      return 0;
    }
    Properties properties = new Properties();
    try (InputStream in = Files.newInputStream(release)) {
      properties.load(in);
    }
    String version = properties.getProperty("JAVA_VERSION", "0").replace("\"", "");
    return Runtime.Version.parse(version).feature();
  }
}
