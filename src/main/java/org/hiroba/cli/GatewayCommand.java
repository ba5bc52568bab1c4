package org.hiroba.cli;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.PrintWriter;
import java.net.SocketException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.hiroba.cli.chat.TerminalText;
import org.hiroba.cli.gateway.Gateway;
import org.hiroba.cli.gateway.LocalAddress;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Tells how this machine stands in its network: own addresses, router, global address. */
@Command(
    name = "gateway",
    description = {
      "Prints this machine's IPv4 addresses, finds the router (UPnP: one multicast question) and"
          + " prints its address and the global one.",
      "Nothing is contacted but the address that answers."
    },
    mixinStandardHelpOptions = true,
    exitCodeListHeading = "Exit codes:%n",
    exitCodeList = {"0:a router answered", "1:none did, or it was not understood", "2:wrong usage"})
final class GatewayCommand implements Callable<Integer> {
  @Spec private CommandSpec spec = CommandSpec.create();

  @Mixin private GatewayOptions options = new GatewayOptions();

  @Option(names = "--json", description = "Print one JSON object.")
  private boolean json;

  @Override
  public Integer call() {
    List<LocalAddress> addresses;
    try {
      addresses = LocalAddress.all();
    } catch (SocketException e) {
      throw new CommandFailure("Cannot list the addresses: " + e.getMessage(), e);
    }
    GatewayOptions.Search search = options.search(addresses, spec.commandLine());
    PrintWriter out = spec.commandLine().getOut();
    out.println(json ? object(addresses, search.found()) : lines(addresses, search));
    out.flush();
    PrintWriter err = spec.commandLine().getErr();
    search.troubles().forEach(trouble -> err.println(TerminalText.line(trouble)));
    err.flush();
    return search.found().isPresent() ? 0 : 1;
  }

  private static String lines(List<LocalAddress> addresses, GatewayOptions.Search search) {
    StringBuilder text = new StringBuilder();
    String label = "Local addresses: ";
    for (LocalAddress each : addresses) {
      text.append(label)
          .append(each.address().getHostAddress())
          .append(" (")
          .append(each.interfaceName())
          .append(")\n");
      label = " ".repeat(label.length());
    }
    if (addresses.isEmpty()) {
      text.append(label).append("none but the loopback one\n");
    }
    return text + routerLines(search);
  }

  /** Says in two lines what a search found. */
  static String routerLines(GatewayOptions.Search search) {
    return search
        .found()
        .map(
            router ->
                "Router:          "
                    + router.address().getHostAddress()
                    + " ("
                    + TerminalText.line(router.name())
                    + ")\nGlobal address:  "
                    + router
                        .globalAddress()
                        .map(address -> address.getHostAddress())
                        .orElse("none: the router has no connection to the outside"))
        .orElse(
            "Router:          none answered within "
                + search.timeout()
                + ": there is none, its UPnP is off, or a firewall drops the question\n"
                + "Global address:  not known");
  }

  private static ObjectNode object(List<LocalAddress> addresses, Optional<Gateway> found) {
    ObjectNode object = JsonNodeFactory.instance.objectNode();
    for (LocalAddress each : addresses) {
      object
          .withArray("local")
          .addObject()
          .put("address", each.address().getHostAddress())
          .put("interface", each.interfaceName());
    }
    object.putNull("router");
    object.putNull("global");
    found.ifPresent(
        router -> {
          object
              .putObject("router")
              .put("address", router.address().getHostAddress())
              .put("name", router.name());
          router
              .globalAddress()
              .ifPresent(address -> object.put("global", address.getHostAddress()));
        });
    return object;
  }
}
