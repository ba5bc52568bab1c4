package org.hiroba.cli;

import java.io.PrintWriter;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Collectors;
import org.hiroba.config.LogFormat;
import org.hiroba.config.Origins;
import org.hiroba.relay.EngineJars;
import org.hiroba.relay.Relay;
import org.hiroba.relay.RelayClient;
import org.hiroba.relay.RelayException;
import org.hiroba.relay.RelayHooks;
import org.hiroba.relay.RelayLimits;
import org.hiroba.relay.RelayOptions;
import org.hiroba.relay.TlsFiles;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Runs a WebSocket relay until the process is told to stop (Ctrl-C, SIGTERM). */
@Command(
    name = "relay",
    description = {
      "Runs a WebSocket relay: what one client says, all hear. Ctrl-C stops it.",
      "Clients of ws://HOST:PORT/ws/broadcast hear it in the words of that endpoint.",
      "Examples: relay -p 12345, relay --tls --pem server.crt --key server.key"
    },
    exitCodeListHeading = "Exit codes:%n",
    exitCodeList = {"1:the port cannot be opened, or the certificate is no good", "2:wrong usage"})
final class RelayCommand implements Runnable {
  private static final int MAX_PORT = 65_535;
  private static final int MAX_CLIENTS = 100_000;

  private final Path webApplication;

  @Spec private CommandSpec spec = CommandSpec.create();

  // -h is the host here, as in the document that this command comes from.
  @Option(names = "--help", usageHelp = true, description = "Show this help message and exit.")
  private boolean unusedHelp;

  @Option(
      names = {"-V", "--version"},
      versionHelp = true,
      description = "Print version information and exit.")
  private boolean unusedVersion;

  @Option(
      names = {"-h", "--host"},
      paramLabel = "HOST",
      description = "Address or name to listen on. Default: ${DEFAULT-VALUE}",
      defaultValue = "127.0.0.1")
  private String host = "";

  @Option(
      names = {"-p", "--port"},
      paramLabel = "PORT",
      description = "Port to listen on, 0 for any free one. Default: ${DEFAULT-VALUE}",
      defaultValue = "12345")
  private int port;

  @Option(names = "--tls", description = "Speak TLS (wss:); needs --pem.")
  private boolean tls;

  @Option(
      names = "--pem",
      paramLabel = "FILE",
      description = "Certificate in PEM, the server's own first. Read again when it changes.")
  private @Nullable Path pem;

  @Option(
      names = "--key",
      paramLabel = "FILE",
      description = "Its private key in PEM, not encrypted. Default: the file of --pem")
  private @Nullable Path key;

  @Option(
      names = "--origin",
      paramLabel = "ORIGIN",
      description = {
        "Let pages of this origin connect, for example https://chat.example.com; may be repeated.",
        "Programs, which name no origin, always may."
      })
  private List<String> origins = List.of();

  @Option(
      names = "--max-clients",
      paramLabel = "N",
      description = "Clients at the same time. Default: ${DEFAULT-VALUE}",
      defaultValue = "500")
  private int maxClients;

  @Option(
      names = "--max-clients-per-address",
      paramLabel = "N",
      description = "Of these, from one address. Default: ${DEFAULT-VALUE}",
      defaultValue = "100")
  private int maxPerAddress;

  RelayCommand(Path webApplication) {
    this.webApplication = webApplication;
  }

  @Override
  public void run() {
    ConsoleLogging.configure(LogFormat.TEXT);
    RelayOptions options = options();
    PrintWriter out = spec.commandLine().getOut();
    Relay relay;
    try {
      relay =
          Relay.open(
              options,
              EngineJars.load(webApplication.resolve("WEB-INF/relay"), options.limits()),
              new Announcer(out));
    } catch (RelayException e) {
      throw new CommandFailure(String.valueOf(e.getMessage()), e);
    }
    Runtime.getRuntime().addShutdownHook(new Thread(relay::close, "hiroba-stop"));
    out.println("The relay is up: " + url(relay.address()));
    out.println("  Ctrl-C stops it.");
    out.flush();
    waitForever();
  }

  private RelayOptions options() {
    require(port >= 0 && port <= MAX_PORT, "--port is 0–" + MAX_PORT + ", not " + port);
    require(maxClients >= 1 && maxClients <= MAX_CLIENTS, "--max-clients is 1–" + MAX_CLIENTS);
    require(
        maxPerAddress >= 1 && maxPerAddress <= MAX_CLIENTS,
        "--max-clients-per-address is 1–" + MAX_CLIENTS);
    require(!tls || pem != null, "--tls needs a certificate: --pem FILE --key FILE");
    require(tls || (pem == null && key == null), "--pem and --key are for --tls");
    Optional<TlsFiles> files =
        Optional.ofNullable(pem).map(file -> new TlsFiles(file, key == null ? file : key));
    return new RelayOptions(
        host,
        port,
        files,
        origins(),
        RelayLimits.defaults().withClients(maxPerAddress, maxClients));
  }

  private Set<String> origins() {
    try {
      return origins.stream().map(Origins::parse).collect(Collectors.toUnmodifiableSet());
    } catch (IllegalArgumentException e) {
      throw new ParameterException(spec.commandLine(), "--origin: " + e.getMessage(), e);
    }
  }

  private void require(boolean holds, String otherwise) {
    if (!holds) {
      throw new ParameterException(spec.commandLine(), otherwise);
    }
  }

  private String url(InetSocketAddress address) {
    String shown =
        new HostPort(address.getAddress().getHostAddress(), address.getPort()).toString();
    return (tls ? "wss://" : "ws://") + shown + "/";
  }

  private static void waitForever() {
    try {
      new CountDownLatch(1).await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Says who comes and goes; what they say is theirs. */
  private static final class Announcer implements RelayHooks {
    private final PrintWriter out;
    private int present;

    Announcer(PrintWriter out) {
      this.out = out;
    }

    @Override
    public void connected(RelayClient client) {
      present++;
      say("joined", client, "");
    }

    @Override
    public void closed(RelayClient client, int code, String reason) {
      present--;
      say("left", client, " with " + code);
    }

    private void say(String what, RelayClient client, String how) {
      InetSocketAddress address = client.address();
      out.println(
          new HostPort(address.getAddress().getHostAddress(), address.getPort())
              + " "
              + what
              + how
              + ", "
              + present
              + " here");
      out.flush();
    }
  }
}
