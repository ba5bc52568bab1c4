package org.hiroba.cli;

import java.io.PrintWriter;
import org.hiroba.protocol.AcceptKey;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Works out what a server must answer to the key of a WebSocket handshake. */
@Command(
    name = "accept",
    description = {
      "Prints the Sec-WebSocket-Accept that belongs to a Sec-WebSocket-Key (RFC 6455 §4.2.2).",
      "Example: accept L7XSkAaV9mTTJbtCOhsZkg=="
    },
    mixinStandardHelpOptions = true,
    exitCodeListHeading = "Exit codes:%n",
    exitCodeList = {"0:the answer was printed", "2:wrong usage, or that is no key"})
final class AcceptCommand implements Runnable {
  @Spec private CommandSpec spec = CommandSpec.create();

  @Parameters(paramLabel = "KEY", description = "The client's key: 16 bytes in Base64.")
  private String key = "";

  @Option(names = "--explain", description = "Show every step.")
  private boolean explain;

  @Override
  public void run() {
    PrintWriter out = spec.commandLine().getOut();
    AcceptKey answer;
    try {
      answer = AcceptKey.of(key);
    } catch (IllegalArgumentException e) {
      throw new ParameterException(spec.commandLine(), String.valueOf(e.getMessage()), e);
    }
    if (explain) {
      out.println("Sec-WebSocket-Key:    " + answer.key());
      out.println("with the GUID:        " + answer.joined());
      out.println("SHA-1 of that:        " + answer.sha1Hex());
      out.println("Sec-WebSocket-Accept: " + answer.accept());
    } else {
      out.println(answer.accept());
    }
    out.flush();
  }
}
