package org.hiroba.cli;

import java.io.PrintWriter;
import java.time.Duration;
import java.util.List;
import org.hiroba.cli.chat.TokenApi;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Makes, lists and revokes the tokens with which programs come. */
@Command(
    name = "token",
    description = {
      "Makes, lists and revokes tokens, with which programs come in your name.",
      "Example: token create ci --name anna --scope post > ci.token"
    },
    mixinStandardHelpOptions = true,
    synopsisSubcommandLabel = "(create NAME | list | revoke ID)",
    exitCodeListHeading = "Exit codes:%n",
    exitCodeList = {
      "0:done",
      "1:the server refused it",
      "2:wrong usage",
      "3:not signed in",
      "4:the server could not be reached"
    })
final class TokenCommand implements Runnable {
  private final CommandEnvironment environment;

  @Spec private CommandSpec spec = CommandSpec.create();

  TokenCommand(CommandEnvironment environment) {
    this.environment = environment;
  }

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "Say what to do: create, list or revoke");
  }

  @Command(
      description = {
        "Makes a token and prints it, this once: the server keeps its hash only.",
        "Needs a sign-in: a token cannot make another."
      },
      mixinStandardHelpOptions = true)
  void create(
      @Mixin ServerOptions options,
      @Parameters(paramLabel = "NAME", description = "What you call it, to know it in the list.")
          String name,
      @Option(
              names = "--scope",
              paramLabel = "SCOPE",
              defaultValue = "all",
              description = "What it is good for: read, post, all (default) or ops.")
          String scope,
      @Option(
              names = "--for-room",
              paramLabel = "ID",
              description = "Only for this room, by its id; may be said again. Default: all rooms.")
          @Nullable List<String> rooms,
      @Option(
              names = "--expires",
              paramLabel = "WHEN",
              description = "Ends then: a date, or a time such as 2027-01-31T12:00:00Z.")
          @Nullable String expires) {
    print(api(options).create(name, scope, rooms == null ? List.of() : rooms, expires));
  }

  @Command(
      description = "Lists your tokens: id, time of making, name, scope, last use, end, rooms.",
      mixinStandardHelpOptions = true)
  void list(@Mixin ServerOptions options) {
    api(options).list().forEach(this::print);
  }

  @Command(
      description = "Revokes a token: it is good for nothing at once, open connections end.",
      mixinStandardHelpOptions = true)
  void revoke(
      @Mixin ServerOptions options,
      @Parameters(paramLabel = "ID", description = "Its id, as list shows it.") String id) {
    api(options).revoke(id);
  }

  private TokenApi api(ServerOptions options) {
    return new TokenApi(options.api(environment), options.bearer(environment, Duration.ZERO));
  }

  private void print(String line) {
    PrintWriter out = spec.commandLine().getOut();
    out.println(line);
    out.flush();
  }
}
