package org.hiroba.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.hiroba.config.Checkup;
import org.hiroba.config.SettingsResolver;
import org.hiroba.config.SettingsTemplate;
import org.hiroba.config.ShownSetting;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/**
 * Tells the settings as a server would find them, and what is wrong with them, or prints a file of
 * all that there are; makes nothing.
 */
@Command(
    name = "config",
    description = {
      "config check tells each setting that differs from its default, where it was found, and what",
      "is wrong, all at once; then it asks all whom a server would need (database, directory, mail",
      "server, OpenID providers, S3) whether they answer, for 20 seconds at most. It starts nothing",
      "and makes nothing but an object in S3 that it deletes again, also beside a running server;",
      "of an application server it knows the",
      "environment and hiroba.properties, not JNDI.",
      "config template prints a hiroba.properties with every setting, commented out.",
      "Example: java -Dhiroba.home=/srv/hiroba -jar hiroba.war config check"
    },
    mixinStandardHelpOptions = true,
    exitCodeListHeading = "Exit codes:%n",
    exitCodeList = {
      "0:a server would start on these settings",
      "1:it would not, or somebody does not answer; standard error says why, a line each",
      "2:wrong usage"
    })
final class ConfigCommand implements Runnable {
  private static final String TASK = "org.hiroba.startup.SurroundingsTask";

  private final Path webApplication;

  @Spec private CommandSpec spec = CommandSpec.create();

  @Parameters(index = "0", paramLabel = "ACTION", description = "check or template.")
  private String action = "";

  @Option(names = "--all", description = "Also settings that have their default.")
  private boolean all;

  @Option(names = "--offline", description = "Ask nobody: look at the settings alone.")
  private boolean offline;

  ConfigCommand(Path webApplication) {
    this.webApplication = webApplication;
  }

  @Override
  public void run() {
    switch (action) {
      case "check" -> check();
      case "template" -> {
        spec.commandLine().getOut().print(SettingsTemplate.text());
        spec.commandLine().getOut().flush();
      }
      default ->
          throw new ParameterException(
              spec.commandLine(), "There is no action " + action + ": check or template");
    }
  }

  private void check() {
    Checkup found = SettingsResolver.ofCommandLine().check();
    PrintWriter out = spec.commandLine().getOut();
    for (ShownSetting setting : found.shown()) {
      if (all || !setting.source().equals(ShownSetting.DEFAULT)) {
        out.println(setting.key() + " = " + setting.value() + "   (" + setting.source() + ")");
      }
    }
    out.flush();
    List<String> lines = new ArrayList<>(found.problems());
    found.warnings().forEach(warning -> spec.commandLine().getErr().println("WARNING " + warning));
    spec.commandLine().getErr().flush();
    if (!lines.isEmpty()) {
      throw new CommandFailure(String.join(System.lineSeparator(), lines));
    }
    if (!offline) {
      ApplicationTask.run(webApplication, TASK, List.of(), out);
    }
    out.println("A server would start on these settings.");
    out.flush();
  }
}
