package org.hiroba.config;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Chooses the home folder: an explicit one is obeyed; else {@code hiroba} in the data folder of
 * WildFly, Payara or Tomcat, else {@code ~/.hiroba}; never inside the web application or a temp
 * folder, which would be emptied one day. Immutable.
 *
 * @param system system properties
 * @param webApplication folder into which the server unpacked the WAR, if it did
 */
public record HomePlaces(Map<String, String> system, Optional<Path> webApplication) {
  private static final List<String> SERVER_FOLDERS =
      List.of("jboss.server.data.dir", "com.sun.aas.instanceRoot", "catalina.base");

  /** Copies the map. */
  public HomePlaces {
    system = Map.copyOf(system);
  }

  /** Uses the system properties of this JVM as they are now. */
  public static HomePlaces ofThisServer(Optional<Path> webApplication) {
    return new HomePlaces(MapSource.strings(System.getProperties()), webApplication);
  }

  /**
   * Returns {@code ~/.hiroba}, the place for the executable WAR, which knows no server's folder.
   */
  public Path userHome() {
    return ownFolder().resolve(".hiroba");
  }

  /**
   * Obeys what somebody configured. A leading {@code ~/} is the user's home, since no shell expands
   * it behind {@code -Dhiroba.home=}.
   */
  HomeChoice explicit(String configured, String place) {
    Path path =
        configured.startsWith("~/")
            ? ownFolder().resolve(configured.substring(2))
            : absolute(configured);
    return new HomeChoice(path.normalize(), place);
  }

  /**
   * Chooses where nobody configured anything.
   *
   * @throws SettingsException if every place would be emptied one day
   */
  HomeChoice choose() {
    List<String> passed = new ArrayList<>();
    for (String property : SERVER_FOLDERS) {
      String folder = system.get(property);
      if (folder == null || folder.isBlank()) {
        continue;
      }
      Path path = absolute(folder).resolve("hiroba");
      if (isFleeting(path)) {
        passed.add(property);
      } else {
        return new HomeChoice(path, "the server's " + property);
      }
    }
    Path last = userHome();
    if (isFleeting(last)) {
      throw new SettingsException(
          "No place for the home folder: "
              + last
              + " lies in a temp folder or in the web application. Set hiroba.home to a folder"
              + " that stays.");
    }
    String reason =
        passed.isEmpty()
            ? "the user's home, since no server names a data folder"
            : "the user's home, since " + String.join(", ", passed) + " lies in a temp folder";
    return new HomeChoice(last, reason);
  }

  private boolean isFleeting(Path path) {
    String temp = system.get("java.io.tmpdir");
    return (temp != null && path.startsWith(absolute(temp)))
        || webApplication
            .filter(folder -> path.startsWith(absolute(folder.toString())))
            .isPresent();
  }

  /** Java says "?" of a user that the operating system does not know. */
  private Path ownFolder() {
    String folder = system.getOrDefault("user.home", "");
    if (folder.isBlank() || folder.equals("?")) {
      throw new SettingsException(
          "The user who runs this has no home folder. Set hiroba.home (-Dhiroba.home=FOLDER or"
              + " HIROBA_HOME) to a folder that stays.");
    }
    return absolute(folder);
  }

  private static Path absolute(String path) {
    try {
      return Path.of(path).toAbsolutePath().normalize();
    } catch (InvalidPathException e) {
      throw new SettingsException(
          "Java cannot use the folder "
              + OneLine.of(path)
              + ": its name has characters that this locale lacks. Start with LC_ALL=C.UTF-8, or"
              + " set hiroba.home to a folder with an ASCII name.",
          e);
    }
  }
}
