package org.hiroba.cli;

import java.io.IOException;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * Loads what is the web application's: the commands' own jars do not have the database code.
 * Stateless.
 */
final class ApplicationLoader {
  private ApplicationLoader() {}

  /**
   * Opens the classes of an unpacked WAR, to be closed by the caller.
   *
   * @throws IOException it cannot be read
   */
  static URLClassLoader of(Path webApplication) throws IOException {
    List<URL> urls = new ArrayList<>();
    urls.add(url(webApplication.resolve("WEB-INF/classes")));
    try (Stream<Path> libraries = Files.list(webApplication.resolve("WEB-INF/lib"))) {
      for (Path library : libraries.sorted().toList()) {
        urls.add(url(library));
      }
    }
    return new URLClassLoader(
        "application", urls.toArray(URL[]::new), ClassLoader.getPlatformClassLoader());
  }

  private static URL url(Path path) throws MalformedURLException {
    return path.toUri().toURL();
  }
}
