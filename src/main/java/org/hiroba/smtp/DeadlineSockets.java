package org.hiroba.smtp;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import javax.net.SocketFactory;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;
import org.jspecify.annotations.Nullable;

/**
 * Knows the socket of one conversation, and ends it from any thread without waiting for the peer:
 * the plain one below all TLS is closed, on which nobody has to say good-bye. Jakarta Mail makes
 * plain sockets by {@link #plain()}, and TLS on top of one, be it of these or of its own, by {@link
 * #secret}. Thread-safe.
 */
final class DeadlineSockets {
  private @Nullable Socket known;
  private boolean over;

  /** Ends what is under way; whatever is made later is closed at once. */
  synchronized void end() throws IOException {
    over = true;
    if (known != null) {
      known.close();
    }
  }

  synchronized boolean isOver() {
    return over;
  }

  private synchronized Socket know(Socket socket) throws IOException {
    known = socket;
    if (over) {
      socket.close();
      throw new SocketException("The time for the whole conversation is over");
    }
    return socket;
  }

  /** Returns what makes plain sockets; not one of TLS, which Jakarta Mail would ask for TLS. */
  SocketFactory plain() {
    return new Plain();
  }

  /** Returns what puts TLS on top, which compares the name in the certificate. */
  SSLSocketFactory secret(SSLSocketFactory tls) {
    return new Secret(tls);
  }

  private final class Plain extends SocketFactory {
    @Override
    public Socket createSocket() throws IOException {
      return know(new Socket());
    }

    @Override
    public Socket createSocket(String host, int port) throws IOException {
      return know(new Socket(host, port));
    }

    @Override
    public Socket createSocket(String host, int port, InetAddress localHost, int localPort)
        throws IOException {
      return know(new Socket(host, port, localHost, localPort));
    }

    @Override
    public Socket createSocket(InetAddress host, int port) throws IOException {
      return know(new Socket(host, port));
    }

    @Override
    public Socket createSocket(
        InetAddress address, int port, InetAddress localAddress, int localPort) throws IOException {
      return know(new Socket(address, port, localAddress, localPort));
    }
  }

  private final class Secret extends SSLSocketFactory {
    private final SSLSocketFactory tls;

    Secret(SSLSocketFactory tls) {
      this.tls = tls;
    }

    private static Socket checked(Socket socket) {
      if (socket instanceof SSLSocket secret) {
        SSLParameters parameters = secret.getSSLParameters();
        // Of SMTP there is none of its own; its rules are those of HTTPS (RFC 6125).
        parameters.setEndpointIdentificationAlgorithm("HTTPS");
        secret.setSSLParameters(parameters);
      }
      return socket;
    }

    @Override
    public Socket createSocket(Socket socket, String host, int port, boolean autoClose)
        throws IOException {
      return checked(tls.createSocket(know(socket), host, port, autoClose));
    }

    @Override
    public Socket createSocket() throws IOException {
      return checked(know(tls.createSocket()));
    }

    @Override
    public Socket createSocket(String host, int port) throws IOException {
      return checked(know(tls.createSocket(host, port)));
    }

    @Override
    public Socket createSocket(String host, int port, InetAddress localHost, int localPort)
        throws IOException {
      return checked(know(tls.createSocket(host, port, localHost, localPort)));
    }

    @Override
    public Socket createSocket(InetAddress host, int port) throws IOException {
      return checked(know(tls.createSocket(host, port)));
    }

    @Override
    public Socket createSocket(
        InetAddress address, int port, InetAddress localAddress, int localPort) throws IOException {
      return checked(know(tls.createSocket(address, port, localAddress, localPort)));
    }

    @Override
    public String[] getDefaultCipherSuites() {
      return tls.getDefaultCipherSuites();
    }

    @Override
    public String[] getSupportedCipherSuites() {
      return tls.getSupportedCipherSuites();
    }
  }
}
