package org.hiroba.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Looks whether what a server keeps fits together. */
@Command(
    name = "check",
    description = {
      "Looks whether each room's log is without a gap, whether counts, reactions, pins and read marks",
      "are as the log says, and whether the index of words knows all messages; of SQLite also whether",
      "the file is sound. Writes nothing, and works beside a server that runs.",
      "Example: java -Dhiroba.home=/srv/hiroba -jar hiroba.war check"
    },
    mixinStandardHelpOptions = true,
    exitCodeListHeading = "Exit codes:%n",
    exitCodeList = {
      "0:all is well",
      "1:something is wrong, one line each, or nothing could be looked at",
      "2:wrong usage"
    })
final class CheckCommand implements Runnable {
  private static final String TASK = "org.hiroba.startup.CheckTask";
  private static final String WELL = "well";

  private final Path webApplication;

  @Spec private CommandSpec spec = CommandSpec.create();

  @Option(
      names = "--repair",
      description = "Where no server runs: make right what follows from the log.")
  private boolean repair;

  CheckCommand(Path webApplication) {
    this.webApplication = webApplication;
  }

  @Override
  public void run() {
    List<String> lines =
        ApplicationTask.run(
            webApplication, TASK, List.of(repair ? "repair" : ""), spec.commandLine().getErr());
    List<String> told = lines.subList(1, lines.size());
    if (!lines.get(0).equals(WELL)) {
      throw new CommandFailure(String.join(System.lineSeparator(), told));
    }
    PrintWriter out = spec.commandLine().getOut();
    told.forEach(out::println);
    out.flush();
  }
}
