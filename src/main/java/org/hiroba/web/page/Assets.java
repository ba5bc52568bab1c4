package org.hiroba.web.page;

import jakarta.servlet.ServletContext;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * The page's scripts, styles and libraries as one thing with one version: a digest of all their
 * names and bytes, the same on every node that runs the same WAR. Browsers may keep what is asked
 * for under this version for good. All of them are in memory, compressed and not: some hundred
 * kilobytes. Thread-safe; made once per deployment.
 */
final class Assets {
  private static final String ATTRIBUTE = Assets.class.getName();
  private static final List<String> FOLDERS = List.of("/css/", "/js/", "/vendor/");
  private static final int VERSION_LENGTH = 16;

  private final Map<String, Asset> files;
  private final String version;

  /** By entry module: one for each shell. */
  private final Map<String, List<String>> modules = new ConcurrentHashMap<>();

  private Assets(Map<String, Asset> files) {
    this.files = Map.copyOf(files);
    this.version = digest(files);
  }

  /** Returns those of this deployment; the first call reads them all, some milliseconds. */
  static Assets of(ServletContext context) {
    synchronized (Assets.class) {
      if (context.getAttribute(ATTRIBUTE) instanceof Assets known) {
        return known;
      }
      Map<String, Asset> files = new TreeMap<>();
      FOLDERS.forEach(folder -> collect(context, folder, files));
      files.replaceAll((path, asset) -> path.endsWith(".css") ? whole(path, files) : asset);
      Assets assets = new Assets(files);
      context.setAttribute(ATTRIBUTE, assets);
      return assets;
    }
  }

  /** Returns the version: 16 hexadecimal digits. */
  String version() {
    return version;
  }

  /** Finds a file by its path in the WAR, which begins with a slash. */
  Optional<Asset> find(String path) {
    return Optional.ofNullable(files.get(path));
  }

  /**
   * Returns the paths of a module and of all that it imports, without the slash in front, nearest
   * first.
   *
   * @param entry its path in the WAR, without the slash in front
   * @throws IllegalArgumentException when a module is imported that is not there
   */
  List<String> modules(String entry) {
    return modules.computeIfAbsent(
        entry,
        path ->
            Imports.modules("/" + path, module -> text(module, files)).stream()
                .map(module -> module.substring(1))
                .toList());
  }

  private static Asset whole(String path, Map<String, Asset> files) {
    String text = text(path, files);
    String whole = Imports.inlineStyles(path, text, style -> text(style, files));
    return whole.equals(text)
        ? Objects.requireNonNull(files.get(path))
        : new Asset(path, whole.getBytes(StandardCharsets.UTF_8));
  }

  private static String text(String path, Map<String, Asset> files) {
    Asset asset = files.get(path);
    if (asset == null) {
      throw new IllegalArgumentException("The page imports " + path + ", which is not in the WAR.");
    }
    return new String(asset.plain(), StandardCharsets.UTF_8);
  }

  private static String digest(Map<String, Asset> files) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      files.forEach(
          (path, asset) -> {
            digest.update(path.getBytes(StandardCharsets.UTF_8));
            digest.update(asset.plain());
          });
      return HexFormat.of().formatHex(digest.digest()).substring(0, VERSION_LENGTH);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java platform has SHA-256.", e);
    }
  }

  private static void collect(ServletContext context, String folder, Map<String, Asset> files) {
    @Nullable Set<String> paths = context.getResourcePaths(folder);
    if (paths == null) {
      return;
    }
    for (String path : paths) {
      if (path.endsWith("/")) {
        collect(context, path, files);
      } else {
        files.put(path, new Asset(path, shown(path, read(context, path))));
      }
    }
  }

  /** Libraries stay as they came: their comments are their licences. */
  private static byte[] shown(String path, byte[] file) {
    return path.startsWith("/vendor/")
        ? file
        : Comments.blank(new String(file, StandardCharsets.UTF_8)).getBytes(StandardCharsets.UTF_8);
  }

  private static byte[] read(ServletContext context, String path) {
    try (InputStream file = context.getResourceAsStream(path)) {
      if (file == null) {
        throw new IOException(path + " is listed but not there");
      }
      return file.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException("The page's files cannot be read from the WAR.", e);
    }
  }
}
