package org.hiroba.netservice;

import java.io.IOException;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardProtocolFamily;
import java.net.StandardSocketOptions;
import java.nio.channels.DatagramChannel;
import java.nio.channels.ServerSocketChannel;
import java.util.ArrayList;
import java.util.List;

/** Opens the sockets that listen. Nothing stays open when one of them fails. */
final class Sockets {
  private static final int BACKLOG = 128;

  /** What one TCP client may fill in the operating system, in each direction. */
  static final int SOCKET_BUFFER_BYTES = 64 * 1024;

  private Sockets() {}

  static ServerSocketChannel tcp(InetAddress host, int port) throws IOException {
    ServerSocketChannel server = ServerSocketChannel.open();
    boolean bound = false;
    try {
      server.setOption(StandardSocketOptions.SO_RCVBUF, SOCKET_BUFFER_BYTES);
      server.bind(new InetSocketAddress(host, port), BACKLOG);
      server.configureBlocking(false);
      bound = true;
      return server;
    } finally {
      if (!bound) {
        server.close();
      }
    }
  }

  /** Opens one socket per address, all on the same port. */
  static List<DatagramChannel> udp(List<InetAddress> addresses, int port) throws IOException {
    List<DatagramChannel> channels = new ArrayList<>();
    boolean bound = false;
    int common = port;
    try {
      for (InetAddress address : addresses) {
        DatagramChannel channel = udp(address, common);
        channels.add(channel);
        common = ((InetSocketAddress) channel.getLocalAddress()).getPort();
      }
      bound = true;
      return channels;
    } finally {
      if (!bound) {
        for (DatagramChannel channel : channels) {
          channel.close();
        }
      }
    }
  }

  private static DatagramChannel udp(InetAddress address, int port) throws IOException {
    DatagramChannel channel =
        DatagramChannel.open(
            address instanceof Inet6Address
                ? StandardProtocolFamily.INET6
                : StandardProtocolFamily.INET);
    boolean bound = false;
    try {
      // An answer to a broadcast address then fails in the operating system at the latest.
      channel.setOption(StandardSocketOptions.SO_BROADCAST, false);
      channel.bind(new InetSocketAddress(address, port));
      channel.configureBlocking(false);
      bound = true;
      return channel;
    } finally {
      if (!bound) {
        channel.close();
      }
    }
  }
}
