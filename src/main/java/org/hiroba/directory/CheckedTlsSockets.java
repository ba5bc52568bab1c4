package org.hiroba.directory;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;
import org.jspecify.annotations.Nullable;

/**
 * Makes sockets that compare the name in the certificate with that in the URL, whatever is set for
 * the virtual machine, and whose handshake ends in time. For one connection and one thread.
 */
final class CheckedTlsSockets extends SSLSocketFactory {
  private final SSLSocketFactory sockets;
  private final int handshakeMillis;
  private @Nullable SSLSocket made;

  CheckedTlsSockets(SSLSocketFactory sockets, int handshakeMillis) {
    this.sockets = sockets;
    this.handshakeMillis = handshakeMillis;
  }

  /** Lets reads wait as long as the provider wants, once the handshake is over. */
  void shakenHands() throws SocketException {
    SSLSocket socket = made;
    if (socket != null) {
      socket.setSoTimeout(0);
    }
  }

  private Socket checked(Socket socket) throws SocketException {
    SSLSocket tls = (SSLSocket) socket;
    SSLParameters parameters = tls.getSSLParameters();
    parameters.setEndpointIdentificationAlgorithm("LDAPS");
    tls.setSSLParameters(parameters);
    made = tls;
    return tls;
  }

  @Override
  public Socket createSocket() throws IOException {
    return checked(sockets.createSocket());
  }

  /** For StartTLS, over a socket that is there. */
  @Override
  public Socket createSocket(Socket socket, String host, int port, boolean autoClose)
      throws IOException {
    socket.setSoTimeout(handshakeMillis);
    return checked(sockets.createSocket(socket, host, port, autoClose));
  }

  @Override
  public Socket createSocket(String host, int port) throws IOException {
    return checked(sockets.createSocket(host, port));
  }

  @Override
  public Socket createSocket(String host, int port, InetAddress localHost, int localPort)
      throws IOException {
    return checked(sockets.createSocket(host, port, localHost, localPort));
  }

  @Override
  public Socket createSocket(InetAddress host, int port) throws IOException {
    return checked(sockets.createSocket(host, port));
  }

  @Override
  public Socket createSocket(InetAddress address, int port, InetAddress localAddress, int localPort)
      throws IOException {
    return checked(sockets.createSocket(address, port, localAddress, localPort));
  }

  @Override
  public String[] getDefaultCipherSuites() {
    return sockets.getDefaultCipherSuites();
  }

  @Override
  public String[] getSupportedCipherSuites() {
    return sockets.getSupportedCipherSuites();
  }
}
