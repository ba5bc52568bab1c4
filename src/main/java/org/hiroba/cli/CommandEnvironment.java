package org.hiroba.cli;

import java.io.Console;
import java.io.InputStream;
import java.io.OutputStream;
import java.lang.reflect.InvocationTargetException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.hiroba.cli.chat.SignIn;
import org.hiroba.config.SettingsResolver;

/**
 * Holds what a command finds around it.
 *
 * @param out standard output, for those that print bytes
 * @param variables of the environment
 * @param home finds the folder of {@code hiroba.home}
 * @param person who sits at the terminal; empty in a pipe
 */
record CommandEnvironment(
    InputStream in,
    OutputStream out,
    Map<String, String> variables,
    Supplier<Path> home,
    Optional<SignIn.Prompt> person) {

  /** Finds what is around this process. */
  static CommandEnvironment ofProcess() {
    Map<String, String> variables = System.getenv();
    return new CommandEnvironment(
        System.in,
        System.out,
        variables,
        () -> SettingsResolver.ofCommandLine().homePath(),
        console().map(ConsolePrompt::new));
  }

  /** From JDK 22 on there is a console without a terminal too, which says what it is. */
  private static Optional<Console> console() {
    return Optional.ofNullable(System.console()).filter(CommandEnvironment::isTerminal);
  }

  private static boolean isTerminal(Console console) {
    try {
      return (boolean) Console.class.getMethod("isTerminal").invoke(console);
    } catch (NoSuchMethodException e) {
      return true;
    } catch (IllegalAccessException | InvocationTargetException e) {
      throw new IllegalStateException("Console.isTerminal is public and throws nothing", e);
    }
  }

  /** Asks on the terminal. */
  private record ConsolePrompt(Console console) implements SignIn.Prompt {
    @Override
    public Optional<String> name() {
      return Optional.ofNullable(console.readLine("Your name: "))
          .map(String::strip)
          .filter(name -> !name.isEmpty());
    }

    @Override
    public Optional<String> password() {
      char[] typed = console.readPassword("Password: ");
      return typed == null || typed.length == 0 ? Optional.empty() : Optional.of(new String(typed));
    }
  }
}
