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

/** Finds jars in the WAR where no server looks for jars: what is loaded apart from all else. */
final class HiddenJars {
  private HiddenJars() {}

  /**
   * Returns the jars as files, copied to the web application's temporary folder where the server
   * serves the WAR without unpacking it.
   *
   * @param name of the folder in {@code WEB-INF}
   * @throws IOException if they are missing or cannot be copied
   */
  static List<Path> of(@Nullable ServletContext context, String name) throws IOException {
    String folder = "/WEB-INF/" + name + "/";
    Set<String> names = context == null ? null : context.getResourcePaths(folder);
    if (context == null || names == null || names.isEmpty()) {
      throw new IOException("no " + folder + " in the web application");
    }
    List<Path> jars = new ArrayList<>();
    for (String jar : new TreeSet<>(names)) {
      jars.add(file(context, jar, name + "-" + jar.substring(folder.length())));
    }
    return jars;
  }

  private static Path file(ServletContext context, String jar, String copyName) throws IOException {
    String unpacked = context.getRealPath(jar);
    if (unpacked != null && Files.isRegularFile(Path.of(unpacked))) {
      return Path.of(unpacked);
    }
    File temporary = (File) context.getAttribute(ServletContext.TEMPDIR);
    Path copy = temporary.toPath().resolve(copyName);
    try (InputStream in = context.getResourceAsStream(jar)) {
      Files.copy(in, copy, StandardCopyOption.REPLACE_EXISTING);
    }
    return copy;
  }
}
