package org.hiroba.startup;

import java.nio.file.Path;
import java.util.Optional;
import java.util.function.BiFunction;
import org.hiroba.jdbc.Databases;
import org.hiroba.log.StorageException;

/**
 * Copies the SQLite file of a home folder while its server runs: what the command {@code backup}
 * loads from the web application, whose database code servers share with it. Takes the home folder
 * and a file that must not exist; returns why there is no copy, empty when there is one. Speaks in
 * types of the JDK, for its caller comes from another class loader.
 */
public final class OnlineBackup implements BiFunction<Path, Path, Optional<String>> {
  @Override
  public Optional<String> apply(Path home, Path target) {
    try {
      Databases.copyFile(home, target);
      return Optional.empty();
    } catch (StorageException e) {
      return Optional.of(String.valueOf(e.getMessage()));
    }
  }
}
