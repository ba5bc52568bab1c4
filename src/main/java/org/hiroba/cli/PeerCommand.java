package org.hiroba.cli;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CountDownLatch;
import org.hiroba.cli.chat.TerminalText;
import org.hiroba.cli.gateway.LocalAddress;
import org.hiroba.cli.peer.PeerListener;
import org.hiroba.cli.peer.Peers;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Talks with other peers over plain TCP: listens, and goes to one of them. */
@Command(
    name = "peer",
    description = {
      "Listens for peers, connects to one if told, and exchanges lines with all of them.",
      "What is typed or piped in goes to everybody; what they say is printed.",
      "Examples: peer --host 0.0.0.0 on one machine, peer --listen 0 HOST:1234 on the other"
    },
    mixinStandardHelpOptions = true,
    exitCodeListHeading = "Exit codes:%n",
    exitCodeList = {"0:the talk ended", "1:cannot listen or connect", "2:wrong usage"})
final class PeerCommand implements Runnable {
  private static final int MAX_PORT = 65_535;

  private final CommandEnvironment environment;

  @Spec private CommandSpec spec = CommandSpec.create();

  @Parameters(
      arity = "0..1",
      paramLabel = "HOST:PORT",
      description = "The peer to connect to.",
      converter = HostPort.Converter.class)
  private @Nullable HostPort other;

  @Option(
      names = "--listen",
      paramLabel = "PORT",
      description = "Where to listen; 0 for any free port. Default: ${DEFAULT-VALUE}",
      defaultValue = "1234")
  private int port;

  @Option(
      names = "--host",
      paramLabel = "ADDRESS",
      description = {
        "The address to listen on. Default: ${DEFAULT-VALUE}, this machine only;",
        "0.0.0.0 lets everybody in who can reach it. There is no password and no encryption."
      },
      defaultValue = "127.0.0.1")
  private String host = "127.0.0.1";

  @Option(
      names = "--gateway",
      description = "Find the router and the global address first, as the command gateway does.")
  private boolean gateway;

  @Mixin private GatewayOptions search = new GatewayOptions();

  @Mixin private ConnectOptions connecting = new ConnectOptions();

  @Option(
      names = "--linger",
      paramLabel = "TIME",
      description = {
        "After the end of the input, how long to listen to a peer that does not close.",
        "Default: ${DEFAULT-VALUE}"
      },
      defaultValue = "5s",
      converter = Timeout.Converter.class)
  private Timeout linger = Timeout.parse("5s");

  PeerCommand(CommandEnvironment environment) {
    this.environment = environment;
  }

  @Override
  public void run() {
    if (port < 0 || port > MAX_PORT) {
      throw new ParameterException(spec.commandLine(), "--listen takes a port, 0–" + MAX_PORT);
    }
    PrintWriter notes = spec.commandLine().getErr();
    if (gateway) {
      tellGateway(notes);
    }
    try (Peers peers = new Peers(InetAddress.getByName(host), port, new Printer(notes))) {
      note(notes, "Listening on " + host + ":" + peers.address().getPort());
      HostPort to = other;
      if (to != null) {
        connect(peers, to);
      }
      talk(peers, to == null);
    } catch (UnknownHostException e) {
      throw new CommandFailure("Unknown host: " + host, e);
    } catch (IOException e) {
      throw new CommandFailure(
          "Cannot listen on "
              + host
              + ":"
              + port
              + ": "
              + TcpConnection.reason(e)
              + ". Choose another port with --listen.",
          e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void tellGateway(PrintWriter notes) {
    try {
      for (LocalAddress each : LocalAddress.all()) {
        note(notes, "Local address:   " + each.address().getHostAddress());
      }
      GatewayOptions.Search found = search.search(LocalAddress.all(), spec.commandLine());
      note(notes, GatewayCommand.routerLines(found));
      found.troubles().forEach(trouble -> note(notes, TerminalText.line(trouble)));
    } catch (IOException e) {
      throw new CommandFailure("Cannot list the addresses: " + TcpConnection.reason(e), e);
    }
  }

  private void connect(Peers peers, HostPort to) {
    String trouble = "no address";
    for (InetAddress address : TcpConnection.addresses(to)) {
      try {
        peers.connect(new InetSocketAddress(address, to.port()), connecting.timeout().millis());
        return;
      } catch (SocketTimeoutException e) {
        trouble = "no answer within " + connecting.timeout();
      } catch (IOException e) {
        trouble = TcpConnection.reason(e);
      }
    }
    throw new CommandFailure("Cannot connect to " + to + ": " + trouble);
  }

  /**
   * A peer that only waits for others goes on when its input ends; one that went to another not.
   */
  private void talk(Peers peers, boolean waits) throws IOException, InterruptedException {
    BufferedReader in =
        new BufferedReader(new InputStreamReader(environment.in(), StandardCharsets.UTF_8));
    String line = in.readLine();
    while (line != null) {
      peers.say(line);
      line = in.readLine();
    }
    if (waits) {
      new CountDownLatch(1).await();
    }
    peers.finish(linger.millis());
  }

  private static void note(PrintWriter to, String text) {
    to.write(text + "\n");
    to.flush();
  }

  /** Prints what peers say on standard output, and who comes and goes beside it. */
  private final class Printer implements PeerListener {
    private final PrintWriter notes;
    private final PrintWriter out =
        new PrintWriter(new java.io.OutputStreamWriter(environment.out(), StandardCharsets.UTF_8));

    Printer(PrintWriter notes) {
      this.notes = notes;
    }

    @Override
    public void joined(String peer) {
      note(notes, peer + " is there");
    }

    @Override
    public void said(String peer, String line) {
      note(out, peer + ": " + TerminalText.line(line));
    }

    @Override
    public void left(String peer, String why) {
      note(notes, peer + " has gone: " + TerminalText.line(why));
    }
  }
}
