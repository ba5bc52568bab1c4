package org.hiroba.cli;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.util.Optional;

/** A TCP connection of a command, whose errors are lines for the person at the terminal. */
final class TcpConnection implements AutoCloseable {
  private static final int CHUNK_BYTES = 8_192;

  private final HostPort peer;
  private final Socket socket;

  private TcpConnection(HostPort peer, Socket socket) {
    this.peer = peer;
    this.socket = socket;
  }

  /**
   * Connects to the first address of the host that answers.
   *
   * @throws CommandFailure if none does in time
   */
  static TcpConnection open(HostPort peer, Timeout timeout) {
    Deadline deadline = Deadline.in(timeout);
    String trouble = "no address";
    for (InetAddress address : addresses(peer)) {
      if (deadline.isOver()) {
        break;
      }
      Socket socket = new Socket();
      try {
        socket.connect(new InetSocketAddress(address, peer.port()), deadline.leftMillis());
        return new TcpConnection(peer, socket);
      } catch (SocketTimeoutException e) {
        trouble = "no answer within " + timeout;
      } catch (IOException e) {
        trouble = reason(e);
      }
      closeQuietly(socket);
    }
    throw new CommandFailure("Cannot connect to " + peer + ": " + trouble);
  }

  /**
   * Finds the addresses of a host.
   *
   * @throws CommandFailure if there are none
   */
  static InetAddress[] addresses(HostPort peer) {
    try {
      return InetAddress.getAllByName(peer.host());
    } catch (UnknownHostException e) {
      throw new CommandFailure("Unknown host: " + peer.host(), e);
    }
  }

  /** Returns what an I/O error says, or its type where it says nothing. */
  static String reason(IOException problem) {
    return Optional.ofNullable(problem.getMessage()).orElse(problem.getClass().getSimpleName());
  }

  /**
   * Sends all bytes.
   *
   * @param endOutput whether to close our half afterwards
   */
  void send(byte[] bytes, boolean endOutput) {
    try {
      OutputStream out = socket.getOutputStream();
      out.write(bytes);
      out.flush();
      if (endOutput) {
        socket.shutdownOutput();
      }
    } catch (IOException e) {
      throw new CommandFailure("Cannot send to " + peer + ": " + reason(e), e);
    }
  }

  /**
   * Copies what arrives until the peer closes.
   *
   * @param maxBytes where to give up
   * @throws CommandFailure if the peer does not close in time, breaks off or sends too much; what
   *     arrived is written all the same
   */
  void copyTo(OutputStream out, Timeout timeout, long maxBytes) {
    Deadline deadline = Deadline.in(timeout);
    byte[] chunk = new byte[CHUNK_BYTES];
    long total = 0;
    try {
      InputStream in = socket.getInputStream();
      while (true) {
        if (deadline.isOver()) {
          throw new SocketTimeoutException();
        }
        socket.setSoTimeout(deadline.leftMillis());
        int count = in.read(chunk);
        if (count < 0) {
          return;
        }
        total += count;
        out.write(chunk, 0, count);
        out.flush();
        if (total > maxBytes) {
          throw new CommandFailure(peer + " sent more than " + maxBytes + " bytes");
        }
      }
    } catch (SocketTimeoutException e) {
      throw new CommandFailure(
          total == 0
              ? "No answer from " + peer + " within " + timeout
              : peer + " did not close within " + timeout + " (" + total + " bytes came)",
          e);
    } catch (IOException e) {
      throw new CommandFailure("The connection to " + peer + " broke: " + reason(e), e);
    }
  }

  @Override
  public void close() {
    closeQuietly(socket);
  }

  private static void closeQuietly(Socket socket) {
    try {
      socket.close();
    } catch (IOException e) {
      // The command has its answer or its error already; this one would only hide it.
      System.getLogger(TcpConnection.class.getName())
          .log(System.Logger.Level.DEBUG, "Socket did not close", e);
    }
  }
}
