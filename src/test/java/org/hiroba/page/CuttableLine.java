package org.hiroba.page;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The network between a browser and a server: while it is cut, what was connected is gone and
 * nothing else gets through, although the server goes on. Thread-safe.
 */
final class CuttableLine implements AutoCloseable {
  private final ServerSocket listener;
  private final URI server;
  private final Set<Socket> sockets = ConcurrentHashMap.newKeySet();
  private final AtomicInteger refused = new AtomicInteger();
  private volatile boolean cut;

  /** Listens on a free loopback port and leads to a server there. */
  CuttableLine(URI server) throws IOException {
    this.server = server;
    listener = new ServerSocket(0, 100, InetAddress.getLoopbackAddress());
    start(this::accept);
  }

  /** Returns the server's address on this line. */
  URI address() {
    return URI.create("http://localhost:" + listener.getLocalPort() + "/");
  }

  void cut() {
    cut = true;
    sockets.forEach(CuttableLine::closeQuietly);
  }

  void mend() {
    cut = false;
  }

  /** Returns how many connections found it cut. */
  int refused() {
    return refused.get();
  }

  private void accept() {
    try {
      while (true) {
        Socket browser = listener.accept();
        if (cut) {
          refused.incrementAndGet();
          browser.close();
        } else {
          connect(browser);
        }
      }
    } catch (IOException e) {
      if (!listener.isClosed()) {
        throw new UncheckedIOException(e);
      }
    }
  }

  private void connect(Socket browser) throws IOException {
    Socket behind = new Socket(InetAddress.getLoopbackAddress(), server.getPort());
    browser.setTcpNoDelay(true);
    behind.setTcpNoDelay(true);
    sockets.add(browser);
    sockets.add(behind);
    start(() -> pump(browser, behind));
    start(() -> pump(behind, browser));
  }

  private void pump(Socket from, Socket to) {
    try (from;
        to) {
      InputStream in = from.getInputStream();
      OutputStream out = to.getOutputStream();
      in.transferTo(out);
    } catch (IOException e) {
      // One of the two has closed, or the line was cut: then both are closed, which says it all.
      sockets.remove(from);
    }
    sockets.remove(from);
    sockets.remove(to);
  }

  private static void start(Runnable task) {
    Thread thread = new Thread(task, "cuttable-line");
    thread.setDaemon(true);
    thread.start();
  }

  private static void closeQuietly(Socket socket) {
    try {
      socket.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() throws IOException {
    listener.close();
    cut();
  }
}
