package org.hiroba.cli;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.hiroba.cli.chat.ChatException;
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
    mixinStandardHelpOptions = true,
    versionProvider = HirobaCommand.Version.class,
    exitCodeListHeading = "Exit codes:%n",
    exitCodeList = {
      "0:it worked",
      "1:it failed; standard error says why",
      "2:wrong usage",
      "COMMAND --help:tells of the exit codes that a command has besides"
    })
public final class HirobaCommand implements Runnable {
  private static final String COMPLETION = "completion";

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
    return commandLine(webApplication, scratch, CommandEnvironment.ofProcess(), args)
        .execute(args.toArray(String[]::new));
  }

  /**
   * Puts the commands together that a command line can mean: the one that it names, else all of
   * them. To look at all would take longer than most of them run.
   */
  static CommandLine commandLine(
      Path webApplication, Path scratch, CommandEnvironment environment, List<String> args) {
    ServeCommand serve = new ServeCommand(webApplication, scratch);
    Map<String, Supplier<Object>> all = all(serve, webApplication, environment);
    Supplier<Object> named = args.isEmpty() ? null : all.get(args.get(0));
    CommandLine commands = new CommandLine(new HirobaCommand(serve));
    if (named != null) {
      commands.addSubcommand(args.get(0), named.get());
    } else {
      all.forEach((name, command) -> commands.addSubcommand(name, command.get()));
      commands.addSubcommand(COMPLETION, new AutoComplete.GenerateCompletion());
    }
    // Every command tells the version, not only the first.
    commands.getSubcommands().values().forEach(HirobaCommand::tellVersion);
    return commands.setExecutionExceptionHandler(
        (problem, commandLine, parsed) -> {
          if (problem instanceof ChatException refused) {
            commandLine.getErr().println(refused.getMessage());
            return refused.exitCode();
          }
          if (problem instanceof CommandFailure || problem instanceof SettingsException) {
            commandLine.getErr().println(problem.getMessage());
            return 1;
          }
          throw problem;
        });
  }

  private static Map<String, Supplier<Object>> all(
      ServeCommand serve, Path webApplication, CommandEnvironment environment) {
    Map<String, Supplier<Object>> all = new LinkedHashMap<>();
    all.put("serve", () -> serve);
    all.put("config", () -> new ConfigCommand(webApplication));
    all.put("backup", () -> new BackupCommand(webApplication));
    all.put("restore", () -> new RestoreCommand(webApplication));
    all.put("check", () -> new CheckCommand(webApplication));
    all.put("export", () -> new ExportCommand(webApplication));
    all.put("import", () -> new ImportCommand(webApplication));
    all.put("admin", () -> new AdminCommand(webApplication));
    all.put("chat", () -> new ChatCommand(environment));
    all.put("token", () -> new TokenCommand(environment));
    all.put("tcp", () -> new TcpCommand(environment.out()));
    all.put("udp", () -> new UdpCommand(environment.out()));
    all.put("echo", EchoCommand::new);
    all.put("accept", AcceptCommand::new);
    all.put("relay", () -> new RelayCommand(webApplication));
    all.put("peer", () -> new PeerCommand(environment));
    all.put("gateway", GatewayCommand::new);
    return all;
  }

  private static void tellVersion(CommandLine command) {
    command.getCommandSpec().versionProvider(new Version());
  }

  @Override
  public void run() {
    serve.run();
  }

  /** Tells which Hiroba this is, and on which Java. */
  static final class Version implements CommandLine.IVersionProvider {
    @Override
    public String[] getVersion() {
      String version = HirobaCommand.class.getPackage().getImplementationVersion();
      return new String[] {
        "hiroba " + (version == null ? "(not packaged)" : version),
        "Java " + Runtime.version() + ", " + System.getProperty("os.name")
      };
    }
  }
}
