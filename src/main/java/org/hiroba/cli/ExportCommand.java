package org.hiroba.cli;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Writes what was said into an archive, whether a server runs or not. */
@Command(
    name = "export",
    description = {
      "Writes people, rooms and messages into an archive: JSON Lines for programs, pages for a",
      "browser (open index.html). A server may run meanwhile. The trail says who was exported.",
      "Example: java -Dhiroba.home=/srv/hiroba -jar hiroba.war export --all /backup/hiroba.zip"
    },
    mixinStandardHelpOptions = true,
    exitCodeListHeading = "Exit codes:%n",
    exitCodeList = {"0:exported", "1:not exported; standard error says why", "2:wrong usage"})
final class ExportCommand implements Runnable {
  private static final String TASK = "org.hiroba.startup.Exporting";

  private final Path webApplication;

  @Spec private CommandSpec spec = CommandSpec.create();

  @ArgGroup(multiplicity = "1")
  private Scope scope = new Scope();

  @Option(
      names = "--from",
      paramLabel = "DATE",
      description = "Only from this day on, such as 2026-11-30, in this machine's time zone.")
  private @Nullable LocalDate from;

  @Option(names = "--to", paramLabel = "DATE", description = "Only up to this day, which counts.")
  private @Nullable LocalDate to;

  @Option(
      names = "--without-files",
      description = "Leave out the bytes of files: only what they were called is told.")
  private boolean withoutFiles;

  @Parameters(paramLabel = "TARGET", description = "A folder or a FILE.zip that is not there yet.")
  private Path target = Path.of("");

  ExportCommand(Path webApplication) {
    this.webApplication = webApplication;
  }

  /** What is exported: one of these. */
  static final class Scope {
    @Option(names = "--all", required = true, description = "Everything.")
    private boolean all;

    @Option(
        names = "--room",
        required = true,
        paramLabel = "NAME",
        description = "One room, by its name or id.")
    private @Nullable String room;

    @Option(
        names = "--person",
        required = true,
        paramLabel = "NAME",
        description = "What one person did, anywhere: to be read, not to be imported.")
    private @Nullable String person;
  }

  @Override
  public void run() {
    String kind = scope.all ? "all" : scope.room == null ? "person" : "room";
    String name = scope.room == null ? String.valueOf(scope.person) : scope.room;
    ApplicationTask.tell(
        spec,
        webApplication,
        TASK,
        List.of(
            kind,
            name,
            spelled(from),
            spelled(to),
            target.toAbsolutePath().toString(),
            new HirobaCommand.Version().getVersion()[0],
            withoutFiles ? "" : "files"));
  }

  private static String spelled(@Nullable LocalDate day) {
    return day == null ? "" : day.toString();
  }
}
