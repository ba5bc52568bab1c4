package org.hiroba.page;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * Finds a Chromium on this machine, or installs Debian's where that is possible. The one without
 * windows comes first: it draws the same page for a third less processor time, since it starts no
 * renderers for its own windows.
 */
final class Chromium {
  private static final String PACKAGE = "chromium-headless-shell";
  private static final List<String> NAMES =
      List.of(
          PACKAGE,
          "chromium",
          "chromium-browser",
          "google-chrome",
          "google-chrome-stable",
          "chrome");
  private static final int INSTALL_MINUTES = 5;

  private Chromium() {}

  /** Returns the executable that {@code -Dhiroba.tests.browser} names, or one that is found. */
  static Path executable() {
    String named = System.getProperty("hiroba.tests.browser", "");
    if (!named.isBlank()) {
      return Path.of(named);
    }
    return onPath()
        .or(Chromium::installed)
        .orElseThrow(
            () ->
                Required.missing(
                    "browser",
                    "no Chromium found and none could be installed (as root: apt-get install "
                        + PACKAGE
                        + "; or name one with -Dhiroba.tests.browser=PATH)"));
  }

  private static Optional<Path> onPath() {
    return Stream.of(System.getenv().getOrDefault("PATH", "").split(":"))
        .flatMap(folder -> NAMES.stream().map(name -> Path.of(folder, name)))
        .filter(Files::isExecutable)
        .findFirst();
  }

  private static Optional<Path> installed() {
    boolean done =
        run("apt-get", "update", "-qq")
            && run("apt-get", "install", "-y", "-qq", "--no-install-recommends", PACKAGE);
    return done ? onPath() : Optional.empty();
  }

  private static boolean run(String... command) {
    try {
      Process process =
          new ProcessBuilder(command)
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .start();
      return process.waitFor(INSTALL_MINUTES, TimeUnit.MINUTES) && process.exitValue() == 0;
    } catch (IOException e) {
      // No such command here: the caller says what is missing.
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
