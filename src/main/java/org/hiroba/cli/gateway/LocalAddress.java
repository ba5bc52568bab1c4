package org.hiroba.cli.gateway;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * Names an IPv4 address of this machine.
 *
 * @param address an {@link Inet4Address}
 * @param interfaceName of the interface that has it, such as {@code eth0}
 */
public record LocalAddress(InetAddress address, String interfaceName) {
  /** Lists the addresses by which other machines could know this one: all but the loopback ones. */
  public static List<LocalAddress> all() throws SocketException {
    List<LocalAddress> found = new ArrayList<>();
    for (NetworkInterface each : Collections.list(NetworkInterface.getNetworkInterfaces())) {
      if (each.isUp() && !each.isLoopback()) {
        Collections.list(each.getInetAddresses()).stream()
            .filter(Inet4Address.class::isInstance)
            .map(address -> new LocalAddress(address, each.getName()))
            .forEach(found::add);
      }
    }
    return List.copyOf(found);
  }
}
