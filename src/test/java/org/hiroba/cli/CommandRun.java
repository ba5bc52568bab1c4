package org.hiroba.cli;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine;

/**
 * What a command line did.
 *
 * @param exitCode 0, 1 or 2
 * @param out standard output
 * @param err standard error
 */
record CommandRun(int exitCode, String out, String err) {
  /** Runs without an input, a variable or a person. */
  static CommandRun of(String... args) {
    return in(Path.of("no-home"), Map.of(), "", args);
  }

  /** Runs with this home folder, these variables and this input. */
  static CommandRun in(Path home, Map<String, String> variables, String input, String... args) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    StringWriter err = new StringWriter();
    StringWriter out = new StringWriter();
    CommandLine commands =
        HirobaCommand.commandLine(
                Path.of("no-web-application"),
                Path.of("no-scratch"),
                new CommandEnvironment(
                    new ByteArrayInputStream(input.getBytes(StandardCharsets.UTF_8)),
                    bytes,
                    variables,
                    () -> home,
                    Optional.empty()),
                List.of(args))
            .setOut(new PrintWriter(out))
            .setErr(new PrintWriter(err));
    int exitCode = commands.execute(args);
    return new CommandRun(
        exitCode, out + bytes.toString(StandardCharsets.ISO_8859_1), err.toString());
  }
}
