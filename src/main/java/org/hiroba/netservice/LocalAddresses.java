package org.hiroba.netservice;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.InterfaceAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** The addresses of this machine's network interfaces, as they were when asked. */
final class LocalAddresses {
  private LocalAddresses() {}

  /**
   * Returns the addresses that a UDP service binds. For a wildcard these are all addresses one by
   * one: a socket bound to one address of ours is not given what was sent to a broadcast or
   * multicast address, and Java could not tell otherwise. It also answers from the address that was
   * asked.
   */
  static List<InetAddress> toBind(InetAddress host) throws SocketException {
    return toBind(
        host,
        NetworkInterface.networkInterfaces().flatMap(NetworkInterface::inetAddresses).toList());
  }

  static List<InetAddress> toBind(InetAddress host, List<InetAddress> locals) {
    if (!host.isAnyLocalAddress()) {
      return List.of(host);
    }
    boolean both = host instanceof Inet6Address;
    return locals.stream()
        .filter(address -> both || !(address instanceof Inet6Address))
        .distinct()
        .toList();
  }

  /** Returns the addresses that stand for a whole network of this machine. */
  static Set<InetAddress> broadcasts() throws SocketException {
    Set<InetAddress> broadcasts = new HashSet<>();
    for (NetworkInterface device :
        NetworkInterface.networkInterfaces().collect(Collectors.toList())) {
      for (InterfaceAddress address : device.getInterfaceAddresses()) {
        InetAddress broadcast = address.getBroadcast();
        if (broadcast != null) {
          broadcasts.add(broadcast);
        }
      }
    }
    return broadcasts;
  }
}
