package org.hiroba.cli;

import java.io.IOException;
import java.net.http.HttpClient;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.regex.Pattern;
import org.hiroba.cli.chat.SavedSessions;
import org.hiroba.cli.chat.ServerAddress;
import org.hiroba.cli.chat.SessionApi;
import org.hiroba.cli.chat.SignIn;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import picocli.CommandLine.Spec.Target;

/** The options by which a command says which server it means and who comes. */
final class ServerOptions {
  /** What may stand in a header; the server's own tokens are shorter and plainer. */
  private static final Pattern TOKEN = Pattern.compile("[\\x21-\\x7e]{1,256}");

  private static final int MAX_SECRET_BYTES = 4_096;
  private static final String DEFAULT_URL = "http://localhost:8080/";

  @Spec(Target.MIXEE)
  private CommandSpec spec = CommandSpec.create();

  @Option(
      names = "--url",
      paramLabel = "URL",
      description = {
        "The server, with its path: https://apps.example.com/hiroba/.",
        "Default: the variable HIROBA_URL, or " + DEFAULT_URL
      })
  private @Nullable String url;

  @Option(
      names = {"-n", "--name"},
      paramLabel = "NAME",
      description = {
        "Sign in under this name. Default: the name of the last time.",
        "The sign-in is kept in the home folder for the next time."
      })
  private @Nullable String name;

  @Option(
      names = "--password-file",
      paramLabel = "FILE",
      description = "Read the password from a file. Without it, a terminal is asked.")
  private @Nullable Path passwordFile;

  @Option(
      names = "--token",
      paramLabel = "TOKEN",
      description = {
        "Come with a token instead of a name. Other users of this machine can read command lines:",
        "better use the variable HIROBA_TOKEN, or --token-file."
      })
  private @Nullable String token;

  @Option(names = "--token-file", paramLabel = "FILE", description = "Read the token from a file.")
  private @Nullable Path tokenFile;

  @Option(
      names = "--connect-timeout",
      paramLabel = "TIME",
      description = "How long to wait for a connection. Default: ${DEFAULT-VALUE}",
      defaultValue = "10s",
      converter = Timeout.Converter.class)
  private Timeout connectTimeout = Timeout.parse("10s");

  private @Nullable HttpClient client;

  Duration connectTimeout() {
    return connectTimeout.duration();
  }

  Optional<String> name() {
    return Optional.ofNullable(name);
  }

  ServerAddress server(CommandEnvironment environment) {
    String text =
        Optional.ofNullable(url)
            .orElse(environment.variables().getOrDefault("HIROBA_URL", DEFAULT_URL));
    try {
      return ServerAddress.parse(text);
    } catch (IllegalArgumentException e) {
      throw wrong(String.valueOf(e.getMessage()));
    }
  }

  HttpClient http() {
    HttpClient made = client;
    if (made == null) {
      made =
          HttpClient.newBuilder()
              .version(HttpClient.Version.HTTP_1_1)
              .connectTimeout(connectTimeout())
              .build();
      client = made;
    }
    return made;
  }

  SessionApi api(CommandEnvironment environment) {
    return new SessionApi(http(), server(environment), connectTimeout().multipliedBy(2));
  }

  /**
   * Returns the token with which to come, after signing in if there is none yet.
   *
   * @param patience for how long to try while the server cannot be reached
   */
  String bearer(CommandEnvironment environment, Duration patience) {
    Optional<String> given = givenToken(environment);
    if (given.isPresent()) {
      if (!TOKEN.matcher(given.get()).matches()) {
        throw wrong("The token has blanks or other characters that no token has");
      }
      return given.get();
    }
    return signIn(environment)
        .token(
            name(),
            Optional.ofNullable(passwordFile).map(file -> secret(file, "--password-file")),
            patience);
  }

  SignIn signIn(CommandEnvironment environment) {
    SignIn.Prompt nobody =
        new SignIn.Prompt() {
          @Override
          public Optional<String> name() {
            return Optional.empty();
          }

          @Override
          public Optional<String> password() {
            return Optional.empty();
          }
        };
    return new SignIn(
        api(environment),
        new SavedSessions(environment.home().get().resolve("sign-ins")),
        server(environment),
        environment.person().orElse(nobody));
  }

  private Optional<String> givenToken(CommandEnvironment environment) {
    if (token != null && tokenFile != null) {
      throw wrong("--token and --token-file do not go together");
    }
    if (name != null && (token != null || tokenFile != null)) {
      throw wrong("--name and a token do not go together: a token tells who comes");
    }
    if (token != null) {
      return Optional.of(token);
    }
    if (tokenFile != null) {
      return Optional.of(secret(tokenFile, "--token-file"));
    }
    String variable = environment.variables().getOrDefault("HIROBA_TOKEN", "").strip();
    return name != null || variable.isEmpty() ? Optional.empty() : Optional.of(variable);
  }

  private String secret(Path file, String option) {
    try {
      if (Files.size(file) > MAX_SECRET_BYTES) {
        throw wrong(option + ": " + file + " is too long for a secret");
      }
      return Files.readString(file).strip();
    } catch (IOException e) {
      throw new CommandFailure("Cannot read " + file + " (" + option + "): " + e, e);
    }
  }

  private ParameterException wrong(String message) {
    return new ParameterException(spec.commandLine(), message);
  }
}
