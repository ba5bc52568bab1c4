package org.hiroba.faults.abuse;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.util.EnumMap;
import java.util.Map;
import org.hiroba.blackbox.Http;
import org.hiroba.blackbox.Json;

/**
 * What an abuse goes to. Immutable.
 *
 * @param base the context root, ending with a slash
 * @param pid of the process
 * @param ports of what listens beside HTTP
 */
public record Target(URI base, long pid, Map<Port, Integer> ports) {

  /** What listens, and how its check is called. */
  public enum Port {
    HTTP(""),
    DAYTIME_TCP("daytime-tcp"),
    DAYTIME_UDP("daytime-udp"),
    ECHO_TCP("echo-tcp"),
    ECHO_UDP("echo-udp"),
    RELAY("relay");

    private final String check;

    Port(String check) {
      this.check = check;
    }
  }

  /** Copies the ports. */
  public Target {
    ports = Map.copyOf(ports);
  }

  /** Asks a server on which ports it listens. */
  public static Target of(URI base, long pid) {
    Map<Port, Integer> ports = new EnumMap<>(Port.class);
    ports.put(Port.HTTP, base.getPort());
    JsonNode checks = Json.parse(new Http(base).get("-/ready").body()).get("checks");
    for (Port port : Port.values()) {
      for (JsonNode check : checks) {
        if (check.get("name").asText().equals(port.check)) {
          ports.put(port, check.at("/data/port").asInt());
        }
      }
    }
    if (ports.size() < Port.values().length) {
      throw new AssertionError("does not listen everywhere: " + ports + " of " + checks);
    }
    return new Target(base, pid, ports);
  }

  /** Returns one that has the same port for everything. */
  static Target onOnePort(int port, long pid) {
    Map<Port, Integer> ports = new EnumMap<>(Port.class);
    for (Port one : Port.values()) {
      ports.put(one, port);
    }
    return new Target(URI.create("http://127.0.0.1:" + port + "/"), pid, ports);
  }

  int port(Port port) {
    return ports.get(port);
  }
}
