package org.hiroba.cli;

import java.io.OutputStream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Connects over TCP, sends a text and prints what comes back until the peer closes. */
@Command(
    name = "tcp",
    description = {
      "Connects over TCP, sends a text and prints the answer until the other side closes.",
      "Example: tcp localhost:7777 --send ''"
    },
    mixinStandardHelpOptions = true,
    exitCodeListHeading = "Exit codes:%n",
    exitCodeList = {
      "0:the other side answered and closed",
      "1:no connection, no answer in time, or it broke",
      "2:wrong usage"
    })
final class TcpCommand implements Runnable {
  private final OutputStream out;

  @Parameters(
      paramLabel = "HOST:PORT",
      description = "Where to connect to.",
      converter = HostPort.Converter.class)
  private HostPort peer = new HostPort("localhost", 1);

  @Option(
      names = "--send",
      paramLabel = "TEXT",
      description = {
        "What to send, with \\r, \\n, \\t, \\\\ and \\xHH; empty for nothing.",
        "Default: ${DEFAULT-VALUE}"
      },
      defaultValue = "HEAD / HTTP/1.0\\r\\n\\r\\n",
      converter = Payload.Converter.class)
  private Payload payload = Payload.parse("");

  @Option(
      names = "--half-close",
      description = "Close our half after sending, for peers that answer only then.")
  private boolean halfClose;

  @Mixin private ConnectOptions connecting = new ConnectOptions();

  @Option(
      names = "--read-timeout",
      paramLabel = "TIME",
      description = "How long to wait for the whole answer. Default: ${DEFAULT-VALUE}",
      defaultValue = "5s",
      converter = Timeout.Converter.class)
  private Timeout readTimeout = Timeout.parse("5s");

  /** Makes a command that prints to the stream, byte for byte. */
  TcpCommand(OutputStream out) {
    this.out = out;
  }

  @Override
  public void run() {
    try (TcpConnection connection = connecting.open(peer)) {
      connection.send(payload.bytes(), halfClose);
      connection.copyTo(out, readTimeout, Long.MAX_VALUE);
    }
  }
}
