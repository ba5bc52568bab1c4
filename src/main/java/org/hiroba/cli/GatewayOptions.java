package org.hiroba.cli;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Optional;
import org.hiroba.cli.gateway.Gateway;
import org.hiroba.cli.gateway.GatewayDiscovery;
import org.hiroba.cli.gateway.LocalAddress;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

/** The options by which a command looks for the router. */
final class GatewayOptions {
  @Option(
      names = "--interface",
      paramLabel = "ADDRESS",
      description = "Ask from this address of this machine only. Default: from each.")
  private @Nullable String from;

  @Option(
      names = "--ssdp",
      paramLabel = "HOST:PORT",
      description = "Ask this router instead of all, by multicast.",
      converter = HostPort.Converter.class)
  private @Nullable HostPort target;

  @Option(
      names = "--timeout",
      paramLabel = "TIME",
      description = "How long to listen for routers. Default: ${DEFAULT-VALUE}",
      defaultValue = "3s",
      converter = Timeout.Converter.class)
  private Timeout timeout = Timeout.parse("3s");

  @Option(
      names = "--read-timeout",
      paramLabel = "TIME",
      description = "How long to wait for what a router tells of itself. Default: ${DEFAULT-VALUE}",
      defaultValue = "5s",
      converter = Timeout.Converter.class)
  private Timeout readTimeout = Timeout.parse("5s");

  /**
   * Holds what a search brought.
   *
   * @param troubles why answers were not used, as they came
   */
  record Search(Optional<Gateway> found, List<String> troubles, Timeout timeout) {}

  /** Looks for the router from each address, until one answers. */
  Search search(List<LocalAddress> addresses, CommandLine commandLine) {
    GatewayDiscovery discovery =
        new GatewayDiscovery(target(commandLine), timeout.duration(), readTimeout.duration());
    List<InetAddress> own =
        from == null
            ? addresses.stream().map(LocalAddress::address).toList()
            : List.of(literal(from, commandLine));
    Optional<Gateway> found = Optional.empty();
    for (InetAddress each : own) {
      found = discovery.find(each);
      if (found.isPresent()) {
        break;
      }
    }
    return new Search(found, discovery.troubles(), timeout);
  }

  private Optional<InetSocketAddress> target(CommandLine commandLine) {
    HostPort wanted = target;
    return wanted == null
        ? Optional.empty()
        : Optional.of(new InetSocketAddress(literal(wanted.host(), commandLine), wanted.port()));
  }

  private static InetAddress literal(String address, CommandLine commandLine) {
    try {
      if (address.matches("[0-9.]+|[0-9A-Fa-f:.]*:[0-9A-Fa-f:.]*")) {
        return InetAddress.getByName(address);
      }
    } catch (UnknownHostException e) {
      throw new ParameterException(commandLine, "'" + address + "' is no IP address", e);
    }
    throw new ParameterException(commandLine, "'" + address + "' is no IP address");
  }
}
