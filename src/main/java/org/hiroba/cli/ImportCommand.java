package org.hiroba.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Reads an archive into a database on which no server runs. */
@Command(
    name = "import",
    description = {
      "Reads an archive that export wrote into the database of the home folder. No server may run",
      "on it. An import that was interrupted goes on when it is run once more.",
      "Example: java -Dhiroba.home=/srv/hiroba -jar hiroba.war import --dry-run hiroba.zip"
    },
    mixinStandardHelpOptions = true,
    exitCodeListHeading = "Exit codes:%n",
    exitCodeList = {"0:imported", "1:not imported; standard error says why", "2:wrong usage"})
final class ImportCommand implements Runnable {
  private static final String TASK = "org.hiroba.startup.Importing";

  private final Path webApplication;

  @Spec private CommandSpec spec = CommandSpec.create();

  @Option(
      names = "--dry-run",
      description = "Reads and checks all of it, says what would happen, and writes nothing.")
  private boolean dryRun;

  @Option(
      names = "--skip-broken",
      description = "Leaves out lines that cannot be read; else nothing is imported.")
  private boolean skipBroken;

  @Option(
      names = "--match-names",
      description = {
        "Who has the name of an account here is the same person: messages and private rooms of",
        "the archive become theirs. Without it only the id decides."
      })
  private boolean matchNames;

  @Parameters(paramLabel = "ARCHIVE", description = "The folder or FILE.zip.")
  private Path archive = Path.of("");

  ImportCommand(Path webApplication) {
    this.webApplication = webApplication;
  }

  @Override
  public void run() {
    List<String> asked = new ArrayList<>();
    asked.add(archive.toAbsolutePath().toString());
    add(asked, dryRun, "dry-run");
    add(asked, skipBroken, "skip-broken");
    add(asked, matchNames, "match-names");
    ApplicationTask.tell(spec, webApplication, TASK, asked);
  }

  private static void add(List<String> asked, boolean wanted, String word) {
    if (wanted) {
      asked.add(word);
    }
  }
}
