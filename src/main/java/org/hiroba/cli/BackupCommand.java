package org.hiroba.cli;

import java.io.IOException;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.function.BiFunction;
import org.hiroba.config.SettingKeys;
import org.hiroba.config.SettingsResolver;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Copies the database file of a home folder while a server runs on it. */
@Command(
    name = "backup",
    description = {
      "Copies the SQLite file hiroba.db of the home folder, whether a server runs on it or not.",
      "The copy holds everything that was acknowledged before; the server goes on meanwhile.",
      "Example: java -Dhiroba.home=/srv/hiroba -jar hiroba.war backup /backup/hiroba-monday.db"
    },
    mixinStandardHelpOptions = true,
    exitCodeListHeading = "Exit codes:%n",
    exitCodeList = {"0:copied", "1:not copied; standard error says why", "2:wrong usage"})
final class BackupCommand implements Runnable {
  private static final String COPIER = "org.hiroba.startup.OnlineBackup";

  private final Path webApplication;

  @Spec private CommandSpec spec = CommandSpec.create();

  @Parameters(paramLabel = "FILE", description = "The copy; a file that is not there yet.")
  private Path target = Path.of("");

  BackupCommand(Path webApplication) {
    this.webApplication = webApplication;
  }

  @Override
  public void run() {
    SettingsResolver resolver = SettingsResolver.ofCommandLine();
    if (resolver.getBesideServer(SettingKeys.DATABASE_URL).isPresent()) {
      throw new CommandFailure(
          "hiroba.database.url is set: PostgreSQL is copied with its own pg_dump.");
    }
    Path file = target.toAbsolutePath().normalize();
    copy(resolver.homePath(), file)
        .ifPresent(
            problem -> {
              throw new CommandFailure(problem);
            });
    try {
      spec.commandLine()
          .getOut()
          .printf(Locale.ROOT, "Copied to %s (%,d bytes).%n", file, Files.size(file))
          .flush();
    } catch (IOException e) {
      throw new CommandFailure("The copy " + file + " cannot be read again: " + e, e);
    }
  }

  private Optional<String> copy(Path home, Path file) {
    try (URLClassLoader application = ApplicationLoader.of(webApplication)) {
      @SuppressWarnings("unchecked") // The class says so, in the same WAR.
      BiFunction<Path, Path, Optional<String>> copier =
          (BiFunction<Path, Path, Optional<String>>)
              application.loadClass(COPIER).getConstructor().newInstance();
      return copier.apply(home, file);
    } catch (IOException e) {
      throw new CommandFailure("Cannot read the unpacked hiroba.war: " + e, e);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("This hiroba.war is damaged: get a fresh copy.", e);
    }
  }
}
