package org.hiroba.cli;

import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Makes a backup of a home folder and its database while a server runs on them. */
@Command(
    name = "backup",
    description = {
      "Writes all that a server keeps into one file, whether it runs or not: the database, SQLite or",
      "PostgreSQL, and the settings of the home folder. The file holds everything that was",
      "acknowledged before; the server goes on meanwhile. restore brings it back.",
      "Example: java -Dhiroba.home=/srv/hiroba -jar hiroba.war backup /backup/monday.backup"
    },
    mixinStandardHelpOptions = true,
    exitCodeListHeading = "Exit codes:%n",
    exitCodeList = {
      "0:the file is whole and on the disk",
      "1:there is none; standard error says why",
      "2:wrong usage"
    })
final class BackupCommand implements Runnable {
  private static final String TASK = "org.hiroba.startup.BackupTask";

  private final Path webApplication;

  @Spec private CommandSpec spec = CommandSpec.create();

  @Parameters(paramLabel = "FILE", description = "The backup; a file that is not there yet.")
  private Path target = Path.of("");

  @Option(
      names = "--files",
      paramLabel = "FOLDER",
      description = {
        "Copy the bytes of files into this folder, those that are not there yet; backups may share",
        "it. Without it a backup has what is known of files, and not the files."
      })
  private @Nullable Path files;

  BackupCommand(Path webApplication) {
    this.webApplication = webApplication;
  }

  @Override
  public void run() {
    String version = BackupCommand.class.getPackage().getImplementationVersion();
    ApplicationTask.tell(
        spec,
        webApplication,
        TASK,
        List.of(
            target.toAbsolutePath().normalize().toString(),
            version == null ? "unknown" : version,
            files == null ? "" : files.toAbsolutePath().normalize().toString()));
  }
}
