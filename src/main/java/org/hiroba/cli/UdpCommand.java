package org.hiroba.cli;

import java.io.IOException;
import java.io.OutputStream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Sends a datagram and prints one answer. */
@Command(
    name = "udp",
    description = {
      "Sends a UDP datagram and prints the first answer.",
      "Example: udp localhost:1200"
    },
    mixinStandardHelpOptions = true,
    exitCodeListHeading = "Exit codes:%n",
    exitCodeList = {"0:an answer came", "1:no answer in time", "2:wrong usage"})
final class UdpCommand implements Runnable {
  private final OutputStream out;

  @Parameters(
      paramLabel = "HOST:PORT",
      description = "Where to send to.",
      converter = HostPort.Converter.class)
  private HostPort peer = new HostPort("localhost", 1);

  @Option(
      names = "--send",
      paramLabel = "TEXT",
      description = {
        "What to send, with \\r, \\n, \\t, \\\\ and \\xHH; may be empty.",
        "Default: ${DEFAULT-VALUE}"
      },
      defaultValue = "anything",
      converter = Payload.Converter.class)
  private Payload payload = Payload.parse("");

  @Option(
      names = "--read-timeout",
      paramLabel = "TIME",
      description = "How long to wait for the answer. Default: ${DEFAULT-VALUE}",
      defaultValue = "5s",
      converter = Timeout.Converter.class)
  private Timeout readTimeout = Timeout.parse("5s");

  /** Makes a command that prints to the stream, byte for byte. */
  UdpCommand(OutputStream out) {
    this.out = out;
  }

  @Override
  public void run() {
    byte[] answer = Datagrams.ask(peer, payload.bytes(), readTimeout);
    try {
      out.write(answer);
      out.flush();
    } catch (IOException e) {
      throw new CommandFailure("Cannot print the answer: " + TcpConnection.reason(e), e);
    }
  }
}
