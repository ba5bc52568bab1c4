package org.hiroba.netservice;

import java.util.List;
import java.util.stream.Stream;
import org.hiroba.config.ListenerSettings;
import org.hiroba.config.PortSetting;
import org.hiroba.health.Meters;

/**
 * One listener that is not switched off.
 *
 * @param kind what it does
 * @param port where it shall listen; 0 for any free port
 * @param state what became of it
 * @param meters what it counts
 */
record Listener(Kind kind, int port, ListenerState state, ListenerMeters meters) {

  /** What listeners there are. */
  enum Kind {
    DAYTIME_TCP("daytime-tcp", "hiroba.daytime.tcp.port"),
    DAYTIME_UDP("daytime-udp", "hiroba.daytime.udp.port"),
    ECHO_TCP("echo-tcp", "hiroba.echo.port"),
    ECHO_UDP("echo-udp", "hiroba.echo.port");

    private final String listenerName;
    private final String key;

    Kind(String listenerName, String key) {
      this.listenerName = listenerName;
      this.key = key;
    }

    /** Returns the setting that says where it listens. */
    String key() {
      return key;
    }
  }

  static List<Listener> of(ListenerSettings settings, Meters meters) {
    return Stream.of(
            of(Kind.DAYTIME_TCP, settings.daytimeTcp(), meters),
            of(Kind.DAYTIME_UDP, settings.daytimeUdp(), meters),
            of(Kind.ECHO_TCP, settings.echoTcp(), meters),
            of(Kind.ECHO_UDP, settings.echoUdp(), meters))
        .flatMap(one -> one)
        .toList();
  }

  private static Stream<Listener> of(Kind kind, PortSetting port, Meters meters) {
    return port.number().stream()
        .mapToObj(
            number ->
                new Listener(
                    kind,
                    number,
                    new ListenerState(kind.listenerName),
                    new ListenerMeters(meters, kind.listenerName)));
  }
}
