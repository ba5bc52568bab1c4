package org.hiroba.cli;

import java.io.PrintWriter;
import java.time.Duration;
import org.hiroba.cli.chat.TokenApi;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Makes, lists and revokes the tokens with which programs come. */
@Command(
    name = "token",
    description = {
      "Makes, lists and revokes tokens, with which programs come in your name.",
      "Example: token create ci --name anna > ci.token"
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
          String name) {
    print(api(options).create(name));
  }

  @Command(
      description = "Lists your tokens: id, time of making, name.",
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
