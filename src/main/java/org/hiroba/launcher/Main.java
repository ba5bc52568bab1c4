package org.hiroba.launcher;

import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.net.MalformedURLException;
import java.net.URISyntaxException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Starts {@code java -jar hiroba.war}: unpacks the WAR and hands over to its commands. */
public final class Main {
  private static final String COMMANDS = "org.hiroba.cli.HirobaCommand";

  private static final Path NOWHERE = Path.of("");
  private static final String UNFIT_NAME =
      "Java cannot use a file or folder whose name has characters that this locale lacks. Start"
          + " with LC_ALL=C.UTF-8, or name a folder with an ASCII name: java -Dhiroba.home=FOLDER"
          + " -jar hiroba.war";

  private Main() {}

  /**
   * Runs the command that the arguments name, {@code serve} without any, and ends the process with
   * its exit code.
   */
  public static void main(String[] args) {
    System.exit(run(args));
  }

  private static int run(String[] args) {
    Path home;
    try {
      home = home();
    } catch (InvalidPathException e) {
      return refuse(UNFIT_NAME);
    }
    if (home.equals(NOWHERE)) {
      return refuse(
          "The user who runs this has no home folder. Name one: java -Dhiroba.home=FOLDER -jar"
              + " hiroba.war");
    }
    try (UnpackedWar war = unpacked(home)) {
      return run(war, home, args);
    } catch (InvalidPathException e) {
      return refuse(UNFIT_NAME);
    } catch (IOException e) {
      return refuse(
          "Cannot unpack hiroba.war: "
              + e
              + ". It takes 100 MB in this user's folder for caches (XDG_CACHE_HOME names another"
              + " one), else in the home folder "
              + home
              + ".");
    } catch (ReflectiveOperationException | URISyntaxException e) {
      throw new IllegalStateException("This hiroba.war is damaged: get a fresh copy.", e);
    }
  }

  /**
   * Unpacks into the user's folder for caches, so that no command makes a home folder and the size
   * of its disk does not matter; into a home folder that is there where the other cannot be
   * written.
   */
  private static UnpackedWar unpacked(Path home) throws IOException, URISyntaxException {
    Optional<Path> cache = CacheFolder.ofThisUser();
    if (cache.isEmpty()) {
      return UnpackedWar.of(ownWar(), home.resolve("cache"));
    }
    try {
      return UnpackedWar.of(ownWar(), cache.get());
    } catch (IOException e) {
      if (!Files.isDirectory(home)) {
        throw e;
      }
      return UnpackedWar.of(ownWar(), home.resolve("cache"));
    }
  }

  private static int refuse(String why) {
    System.err.println(why);
    return 1;
  }

  private static int run(UnpackedWar war, Path home, String[] args)
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
              .invoke(null, war.webApplication(), war.scratch(home), List.of(args));
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
    String userHome = System.getProperty("user.home", "");
    String configured = System.getProperty("hiroba.home", System.getenv("HIROBA_HOME"));
    boolean own = configured == null || configured.isBlank();
    if ((own || configured.startsWith("~/")) && (userHome.isBlank() || userHome.equals("?"))) {
      // Java says "?" of a user that the operating system does not know.
      return NOWHERE;
    }
    if (own) {
      return Path.of(userHome, ".hiroba");
    }
    return configured.startsWith("~/")
        ? Path.of(userHome, configured.substring(2))
        : Path.of(configured).toAbsolutePath();
  }
}
