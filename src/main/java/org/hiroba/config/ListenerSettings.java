package org.hiroba.config;

import java.time.ZoneId;
import java.util.Optional;

/**
 * The daytime and echo services.
 *
 * @param host address or name that all of them bind, default {@code 127.0.0.1}
 * @param daytimeTcp default 7777
 * @param daytimeUdp default 1200
 * @param echo one number for TCP and UDP, default 7007
 * @param echoOver which of the two, default both
 * @param daytimeFormat {@code rfc867} (default), {@code iso} or a date pattern
 * @param daytimeZone default UTC
 * @param echoGreeting a line that the TCP echo service sends first; default none
 */
public record ListenerSettings(
    String host,
    PortSetting daytimeTcp,
    PortSetting daytimeUdp,
    PortSetting echo,
    EchoTransport echoOver,
    String daytimeFormat,
    ZoneId daytimeZone,
    Optional<String> echoGreeting) {
  /** Makes settings with echo over TCP and UDP. */
  public ListenerSettings(
      String host,
      PortSetting daytimeTcp,
      PortSetting daytimeUdp,
      PortSetting echo,
      String daytimeFormat,
      ZoneId daytimeZone,
      Optional<String> echoGreeting) {
    this(
        host,
        daytimeTcp,
        daytimeUdp,
        echo,
        EchoTransport.BOTH,
        daytimeFormat,
        daytimeZone,
        echoGreeting);
  }

  /** Returns where echo listens over TCP. */
  public PortSetting echoTcp() {
    return echoOver == EchoTransport.UDP ? PortSetting.off() : echo;
  }

  /** Returns where echo listens over UDP. */
  public PortSetting echoUdp() {
    return echoOver == EchoTransport.TCP ? PortSetting.off() : echo;
  }
}
