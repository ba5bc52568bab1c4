package org.hiroba.faults.abuse;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/**
 * One TCP connection of an abuser: it sends the bytes that it is given and reads only when told.
 * One thread may read while another sends.
 */
final class AbusePeer implements Closeable {
  private static final int PATIENCE_MILLIS = 10_000;
  private static final int MAX_HEAD = 64 << 10;

  private final Socket socket;
  private volatile boolean ended;

  /**
   * Connects.
   *
   * @param from an address of the loopback network, so that sources can be told apart
   * @param receiveBytes the receive window, 0 for the system's
   */
  AbusePeer(String from, int port, int receiveBytes) throws IOException {
    socket = new Socket();
    try {
      if (receiveBytes > 0) {
        socket.setReceiveBufferSize(receiveBytes);
      }
      socket.setReuseAddress(true);
      socket.bind(new InetSocketAddress(from, 0));
      socket.setTcpNoDelay(true);
      socket.setSoTimeout(PATIENCE_MILLIS);
      socket.connect(
          new InetSocketAddress(InetAddress.getLoopbackAddress(), port), PATIENCE_MILLIS);
    } catch (IOException e) {
      socket.close();
      throw e;
    }
  }

  void send(byte[] bytes) throws IOException {
    try {
      socket.getOutputStream().write(bytes);
    } catch (IOException e) {
      ended = true;
      throw e;
    }
  }

  void send(String text) throws IOException {
    send(text.getBytes(StandardCharsets.ISO_8859_1));
  }

  /** Reads the head of an HTTP answer. */
  String head() throws IOException {
    StringBuilder head = new StringBuilder();
    InputStream in = socket.getInputStream();
    while (head.indexOf("\r\n\r\n", Math.max(0, head.length() - 4)) < 0) {
      int next = in.read();
      if (next < 0 || head.length() > MAX_HEAD) {
        ended = true;
        throw new IOException("no head but: " + head);
      }
      head.append((char) next);
    }
    return head.toString();
  }

  /** Reads and forgets until the end, on a thread of its own. */
  void drain() {
    Thread thread = new Thread(this::readToEnd, "abuser-reads");
    thread.setDaemon(true);
    thread.start();
  }

  private void readToEnd() {
    byte[] away = new byte[16 << 10];
    try {
      socket.setSoTimeout(0);
      InputStream in = socket.getInputStream();
      int read = 0;
      while (read >= 0) {
        read = in.read(away);
      }
    } catch (IOException e) {
      // Reset, or closed by ourselves: an end too.
      ended = true;
    }
    ended = true;
  }

  /** Reads so many bytes, or to the end if it comes first. */
  void take(int bytes) throws IOException {
    if (socket.getInputStream().readNBytes(bytes).length < bytes) {
      ended = true;
    }
  }

  /** Tells whether the server is known to have ended it. */
  boolean isEnded() {
    return ended;
  }

  /** Ends it by a reset, as a process does that is killed with bytes unread. */
  void reset() throws IOException {
    socket.setSoLinger(true, 0);
    socket.close();
  }

  @Override
  public void close() throws IOException {
    ended = true;
    socket.close();
  }
}
