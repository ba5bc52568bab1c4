package org.hiroba.directory;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import javax.net.SocketFactory;
import org.jspecify.annotations.Nullable;

/**
 * Gives the JDK's provider for LDAP one socket for each connection that is opened here, and none
 * besides: it would connect again by itself, without StartTLS, where a connection was lost.
 *
 * <p>The provider loads this class by its name and asks {@link #getDefault()}, on the thread that
 * opens. Thread-safe.
 */
public final class DirectorySockets extends SocketFactory {
  private static final ThreadLocal<@Nullable SocketFactory> NEXT = new ThreadLocal<>();
  private static final SocketFactory NONE = new DirectorySockets();

  private DirectorySockets() {}

  /** Returns what makes the one socket that is expected on this thread now. */
  public static SocketFactory getDefault() {
    SocketFactory next = NEXT.get();
    NEXT.remove();
    return next == null ? NONE : next;
  }

  /** Has the next connection of this thread use sockets of these, once. */
  static void expect(SocketFactory sockets) {
    NEXT.set(sockets);
  }

  /** Takes back what was expected and did not come. */
  static void expectNone() {
    NEXT.remove();
  }

  private static IOException refused() {
    return new IOException("the connection to the directory was lost");
  }

  @Override
  public Socket createSocket() throws IOException {
    throw refused();
  }

  @Override
  public Socket createSocket(String host, int port) throws IOException {
    throw refused();
  }

  @Override
  public Socket createSocket(String host, int port, InetAddress localHost, int localPort)
      throws IOException {
    throw refused();
  }

  @Override
  public Socket createSocket(InetAddress host, int port) throws IOException {
    throw refused();
  }

  @Override
  public Socket createSocket(InetAddress address, int port, InetAddress localAddress, int localPort)
      throws IOException {
    throw refused();
  }
}
