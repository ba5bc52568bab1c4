package org.hiroba.launcher;

import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Finds where a user's programs keep what they can make again: what systemd names ({@code
 * CacheDirectory=}), the XDG Base Directory Specification, macOS's {@code Library/Caches}, Windows'
 * {@code LOCALAPPDATA}. Stateless.
 */
final class CacheFolder {
  private static final String NAME = "hiroba";

  private CacheFolder() {}

  /** Returns our folder there; empty for a user who has none. */
  static Optional<Path> ofThisUser() {
    return of(
        System.getenv(), System.getProperty("os.name", ""), System.getProperty("user.home", ""));
  }

  static Optional<Path> of(Map<String, String> environment, String system, String userHome) {
    // systemd separates several by colons; it has made the first for this service alone.
    String ofService = environment.get("CACHE_DIRECTORY");
    if (ofService != null && !ofService.isBlank()) {
      int end = ofService.indexOf(':');
      return Optional.of(Path.of(end < 0 ? ofService : ofService.substring(0, end), "war"));
    }
    String xdg = environment.get("XDG_CACHE_HOME");
    // The specification: a path that is not absolute is ignored.
    if (xdg != null && !xdg.isBlank() && Path.of(xdg).isAbsolute()) {
      return Optional.of(Path.of(xdg, NAME));
    }
    String os = system.toLowerCase(Locale.ROOT);
    String local = environment.get("LOCALAPPDATA");
    if (os.startsWith("windows") && local != null && !local.isBlank()) {
      return Optional.of(Path.of(local, NAME, "cache"));
    }
    // Java says "?" of a user that the operating system does not know.
    if (userHome.isBlank() || userHome.equals("?")) {
      return Optional.empty();
    }
    return Optional.of(
        os.startsWith("mac")
            ? Path.of(userHome, "Library", "Caches", NAME)
            : Path.of(userHome, ".cache", NAME));
  }
}
