package org.hiroba.blackbox;

import java.io.IOException;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;

/**
 * Finds ports for servers that must be told one before they start. Not the system's own choice:
 * what it gave once, and saw closed, it gives again, to another server or to anybody who connects.
 * These are below those that it gives, and each is given once by one JVM. Thread-safe.
 */
public final class FreePorts {
  private static final int FIRST = 20_000;
  private static final int MANY = 12_000;

  /** Other JVMs begin elsewhere. */
  private static int next = (int) (ProcessHandle.current().pid() * 101 % MANY);

  private FreePorts() {}

  /** Returns a port on which nobody on this machine listens, by TCP or UDP. */
  public static synchronized int take() {
    for (int i = 0; i < MANY; i++) {
      int port = FIRST + next;
      next = (next + 1) % MANY;
      if (isFree(port)) {
        return port;
      }
    }
    throw new AssertionError("No port from " + FIRST + " on is free.");
  }

  private static boolean isFree(int port) {
    InetSocketAddress address = new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
    try (ServerSocket tcp = new ServerSocket();
        DatagramSocket udp = new DatagramSocket(address)) {
      tcp.bind(address);
      return udp.isBound();
    } catch (IOException e) {
      // Somebody has it.
      return false;
    }
  }
}
