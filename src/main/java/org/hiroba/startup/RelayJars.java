package org.hiroba.startup;

import jakarta.servlet.ServletContext;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Finds the jars of the relay's engine in the WAR, where no server looks for jars. */
final class RelayJars {
  private static final String FOLDER = "/WEB-INF/relay/";

  private RelayJars() {}

  /**
   * Returns the jars as files, copied to the web application's temporary folder where the server
   * serves the WAR without unpacking it.
   *
   * @throws IOException if they are missing or cannot be copied
   */
  static List<Path> of(@Nullable ServletContext context) throws IOException {
    Set<String> names = context == null ? null : context.getResourcePaths(FOLDER);
    if (context == null || names == null || names.isEmpty()) {
      throw new IOException("no " + FOLDER + " in the web application");
    }
    List<Path> jars = new ArrayList<>();
    for (String name : new TreeSet<>(names)) {
      jars.add(file(context, name));
    }
    return jars;
  }

  private static Path file(ServletContext context, String name) throws IOException {
    String unpacked = context.getRealPath(name);
    if (unpacked != null && Files.isRegularFile(Path.of(unpacked))) {
      return Path.of(unpacked);
    }
    File temporary = (File) context.getAttribute(ServletContext.TEMPDIR);
    Path copy = temporary.toPath().resolve("relay-" + name.substring(FOLDER.length()));
    try (InputStream in = context.getResourceAsStream(name)) {
      Files.copy(in, copy, StandardCopyOption.REPLACE_EXISTING);
    }
    return copy;
  }
}
