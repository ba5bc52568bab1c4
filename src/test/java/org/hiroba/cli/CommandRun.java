package org.hiroba.cli;

import java.io.ByteArrayOutputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import picocli.CommandLine;

/**
 * What a command line did.
 *
 * @param exitCode 0, 1 or 2
 * @param out standard output
 * @param err standard error
 */
record CommandRun(int exitCode, String out, String err) {
  static CommandRun of(String... args) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    StringWriter err = new StringWriter();
    StringWriter out = new StringWriter();
    CommandLine commands =
        HirobaCommand.commandLine(
                new ServeCommand(Path.of("no-web-application"), Path.of("no-scratch")), bytes)
            .setOut(new PrintWriter(out))
            .setErr(new PrintWriter(err));
    int exitCode = commands.execute(args);
    return new CommandRun(
        exitCode, out + bytes.toString(StandardCharsets.ISO_8859_1), err.toString());
  }
}
