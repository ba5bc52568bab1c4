package org.hiroba.cli;

import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Restores a backup into a home folder or a database on which no server runs. */
@Command(
    name = "restore",
    description = {
      "Brings back what backup wrote, where no server runs: into SQLite in the home folder, or into",
      "the PostgreSQL database of hiroba.database.url, from whichever of them it came. The file is",
      "looked through before anything is touched. Files that earlier versions copied are taken, too.",
      "Example: java -Dhiroba.home=/srv/hiroba -jar hiroba.war restore /backup/monday.backup"
    },
    mixinStandardHelpOptions = true,
    exitCodeListHeading = "Exit codes:%n",
    exitCodeList = {
      "0:restored",
      "1:not restored, and all is as it was; standard error says why",
      "2:wrong usage"
    })
final class RestoreCommand implements Runnable {
  private static final String TASK = "org.hiroba.startup.RestoreTask";

  private final Path webApplication;

  @Spec private CommandSpec spec = CommandSpec.create();

  @Parameters(paramLabel = "FILE", description = "The backup.")
  private Path file = Path.of("");

  @Option(
      names = "--replace",
      description = "Take the place of a database that is there; it is kept aside.")
  private boolean replace;

  @Option(
      names = "--files",
      paramLabel = "FOLDER",
      description = {
        "Put back the bytes of files that are not where they belong, from the folder that backup",
        "--files filled, or from a copy of the folder of files."
      })
  private @Nullable Path files;

  RestoreCommand(Path webApplication) {
    this.webApplication = webApplication;
  }

  @Override
  public void run() {
    ApplicationTask.tell(
        spec,
        webApplication,
        TASK,
        List.of(
            file.toAbsolutePath().normalize().toString(),
            replace ? "replace" : "",
            files == null ? "" : files.toAbsolutePath().normalize().toString()));
  }
}
