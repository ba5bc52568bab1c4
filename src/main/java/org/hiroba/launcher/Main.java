package org.hiroba.launcher;

import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.net.MalformedURLException;
import java.net.URISyntaxException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** Starts {@code java -jar hiroba.war}: unpacks the WAR and hands over to its commands. */
public final class Main {
  private static final String COMMANDS = "org.hiroba.cli.HirobaCommand";

  private Main() {}

  /**
   * Runs the command that the arguments name, {@code serve} without any, and ends the process with
   * its exit code.
   */
  public static void main(String[] args) {
    int exitCode;
    try (UnpackedWar war = UnpackedWar.of(ownWar(), home().resolve("cache"))) {
      exitCode = run(war, args);
    } catch (IOException e) {
      System.err.println(
          "Cannot unpack hiroba.war under the home folder "
              + home()
              + ": "
              + e
              + ". Make it writable for this user, or name another one: java"
              + " -Dhiroba.home=FOLDER -jar hiroba.war");
      exitCode = 1;
    } catch (ReflectiveOperationException | URISyntaxException e) {
      throw new IllegalStateException("This hiroba.war is damaged: get a fresh copy.", e);
    }
    System.exit(exitCode);
  }

  private static int run(UnpackedWar war, String[] args)
      throws IOException, ReflectiveOperationException {
    // Never closed: it serves until the process ends. Its parent knows the JDK only, so the
    // WAR on the class path cannot be seen twice.
    @SuppressWarnings("resource")
    URLClassLoader loader =
        new URLClassLoader("launcher", jars(war), ClassLoader.getPlatformClassLoader());
    Thread.currentThread().setContextClassLoader(loader);
    try {
      return (int)
          loader
              .loadClass(COMMANDS)
              .getMethod("run", Path.class, Path.class, List.class)
              .invoke(null, war.webApplication(), war.scratch(), List.of(args));
    } catch (InvocationTargetException e) {
      if (e.getCause() instanceof RuntimeException cause) {
        throw cause;
      }
      throw e;
    }
  }

  private static URL[] jars(UnpackedWar war) throws IOException {
    Path webInf = war.webApplication().resolve("WEB-INF");
    try (Stream<Path> own = Files.list(webInf.resolve("launcher"));
        Stream<Path> shared =
            Files.list(webInf.resolve("lib"))
                .filter(file -> file.getFileName().toString().matches("(jackson|slf4j)-.*"))) {
      // The commands and what all of them need first: a class loader opens jars until it finds.
      return Stream.concat(own, shared)
          .sorted(Comparator.comparing(Main::isRare).thenComparing(Comparator.naturalOrder()))
          .map(Main::url)
          .toArray(URL[]::new);
    }
  }

  private static boolean isRare(Path jar) {
    String name = jar.getFileName().toString();
    return !name.startsWith("hiroba-") && !name.startsWith("picocli-");
  }

  private static URL url(Path file) {
    try {
      return file.toUri().toURL();
    } catch (MalformedURLException e) {
      throw new IllegalStateException("No URL for " + file, e);
    }
  }

  private static Path ownWar() throws URISyntaxException {
    return Path.of(Main.class.getProtectionDomain().getCodeSource().getLocation().toURI());
  }

  /** The same choice that the settings make later, with all their sources. */
  private static Path home() {
    String userHome = System.getProperty("user.home", ".");
    String configured = System.getProperty("hiroba.home", System.getenv("HIROBA_HOME"));
    if (configured == null || configured.isBlank()) {
      return Path.of(userHome, ".hiroba");
    }
    return configured.startsWith("~/")
        ? Path.of(userHome, configured.substring(2))
        : Path.of(configured).toAbsolutePath();
  }
}
