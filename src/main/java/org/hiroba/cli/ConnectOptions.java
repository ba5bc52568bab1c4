package org.hiroba.cli;

import picocli.CommandLine.Option;

/** The option of a command that opens a TCP connection. */
final class ConnectOptions {
  @Option(
      names = "--connect-timeout",
      paramLabel = "TIME",
      description = "How long to wait for the connection. Default: ${DEFAULT-VALUE}",
      defaultValue = "1s",
      converter = Timeout.Converter.class)
  private Timeout timeout = Timeout.parse("1s");

  /** Returns how long to wait for the connection. */
  Timeout timeout() {
    return timeout;
  }

  /**
   * Connects.
   *
   * @throws CommandFailure if no address of the host answers in time
   */
  TcpConnection open(HostPort peer) {
    return TcpConnection.open(peer, timeout);
  }
}
