package org.hiroba.cli;

import java.io.OutputStream;
import java.nio.file.Path;
import java.util.List;
import org.hiroba.config.SettingsException;
import picocli.AutoComplete;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The command line of Hiroba. Without a command it serves. */
@Command(
    name = "hiroba",
    description = "Hiroba, an intranet chat. Without a command it serves.",
    synopsisHeading = "Usage: java [-Dhiroba.KEY=VALUE…] -jar hiroba.war",
    customSynopsis = " [COMMAND]",
    mixinStandardHelpOptions = true)
public final class HirobaCommand implements Runnable {
  private final ServeCommand serve;

  private HirobaCommand(ServeCommand serve) {
    this.serve = serve;
  }

  /**
   * Runs one command line.
   *
   * @param webApplication the unpacked WAR
   * @param scratch where the embedded server may keep what it can make again
   * @return 0 if it worked, 1 if it failed with a message on standard error, 2 for wrong usage
   */
  public static int run(Path webApplication, Path scratch, List<String> args) {
    return commandLine(new ServeCommand(webApplication, scratch), System.out)
        .addSubcommand(new BackupCommand(webApplication))
        .addSubcommand(new RelayCommand(webApplication))
        .execute(args.toArray(String[]::new));
  }

  /** Puts all commands together; those that print bytes print them to the stream. */
  static CommandLine commandLine(ServeCommand serve, OutputStream out) {
    return new CommandLine(new HirobaCommand(serve))
        .addSubcommand(serve)
        .addSubcommand(new TcpCommand(out))
        .addSubcommand(new UdpCommand(out))
        .addSubcommand(new EchoCommand())
        .addSubcommand(new AcceptCommand())
        .addSubcommand("completion", new AutoComplete.GenerateCompletion())
        .setExecutionExceptionHandler(
            (problem, commandLine, parsed) -> {
              if (problem instanceof CommandException || problem instanceof SettingsException) {
                commandLine.getErr().println(problem.getMessage());
                return 1;
              }
              throw problem;
            });
  }

  @Override
  public void run() {
    serve.run();
  }
}
