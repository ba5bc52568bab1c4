package org.hiroba.netservice;

import java.net.InetSocketAddress;

/**
 * A network service that listens, for the start log.
 *
 * @param name {@code daytime-tcp}, {@code daytime-udp}, {@code echo-tcp} or {@code echo-udp}
 * @param address where
 */
public record Listening(String name, InetSocketAddress address) {
  @Override
  public String toString() {
    return name + " " + address.getAddress().getHostAddress() + ":" + address.getPort();
  }
}
