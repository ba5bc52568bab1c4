package org.hiroba.web.page;

import jakarta.servlet.ServletContext;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * The page's scripts, styles and libraries as one thing with one version: a digest of all their
 * bytes, the same on every node that runs the same WAR. Browsers may keep what is asked for under
 * this version for good. Immutable; made once per deployment.
 */
final class Assets {
  private static final String ATTRIBUTE = Assets.class.getName();
  private static final List<String> FOLDERS = List.of("/css/", "/js/", "/vendor/");
  private static final int VERSION_LENGTH = 16;

  private final String version;

  private Assets(String version) {
    this.version = version;
  }

  /** Returns those of this deployment; the first call reads them all, some milliseconds. */
  static Assets of(ServletContext context) {
    synchronized (Assets.class) {
      if (context.getAttribute(ATTRIBUTE) instanceof Assets known) {
        return known;
      }
      Assets assets = new Assets(digest(context));
      context.setAttribute(ATTRIBUTE, assets);
      return assets;
    }
  }

  /** Returns the version: 16 hexadecimal digits. */
  String version() {
    return version;
  }

  /** Returns whether this path, beginning with a slash, is one of theirs and leads nowhere else. */
  static boolean contains(String path) {
    return FOLDERS.stream().anyMatch(path::startsWith) && !path.contains("..");
  }

  private static String digest(ServletContext context) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      for (String path : files(context)) {
        try (InputStream file = context.getResourceAsStream(path)) {
          if (file != null) {
            digest.update(file.readAllBytes());
          }
        }
      }
      return HexFormat.of().formatHex(digest.digest()).substring(0, VERSION_LENGTH);
    } catch (IOException e) {
      throw new UncheckedIOException("The page's files cannot be read from the WAR.", e);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java platform has SHA-256.", e);
    }
  }

  private static Set<String> files(ServletContext context) {
    Set<String> files = new TreeSet<>();
    FOLDERS.forEach(folder -> collect(context, folder, files));
    return files;
  }

  private static void collect(ServletContext context, String folder, Set<String> files) {
    Set<String> paths = context.getResourcePaths(folder);
    if (paths == null) {
      return;
    }
    for (String path : paths) {
      if (path.endsWith("/")) {
        collect(context, path, files);
      } else {
        files.add(path);
      }
    }
  }
}
