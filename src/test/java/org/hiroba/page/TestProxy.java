package org.hiroba.page;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.UnaryOperator;

/**
 * A reverse proxy on loopback that edits the head of each request; one request a connection, unless
 * it becomes a WebSocket. Closing it ends all connections.
 */
final class TestProxy implements AutoCloseable {
  private final ServerSocket listener;
  private final int target;
  private final UnaryOperator<String> edit;
  private final Set<Socket> sockets = ConcurrentHashMap.newKeySet();
  private final ExecutorService threads =
      Executors.newCachedThreadPool(
          task -> {
            Thread thread = new Thread(task, "test-proxy");
            thread.setDaemon(true);
            return thread;
          });

  private TestProxy(URI server, UnaryOperator<String> edit) throws IOException {
    this.target = server.getPort();
    this.edit = edit;
    listener = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
  }

  /** Starts a proxy that adds these header lines. */
  static TestProxy adding(URI server, List<String> lines) throws IOException {
    return start(server, head -> head + String.join("\r\n", lines) + "\r\n");
  }

  /** Starts a proxy that knows no WebSocket: it drops the hop-by-hop headers. */
  static TestProxy withoutUpgrade(URI server) throws IOException {
    return start(server, head -> head.replaceAll("(?mi)^(upgrade|connection):.*\r\n", ""));
  }

  /** Starts a proxy that shows the server below a path, as an application server would. */
  static TestProxy below(URI server, String path) throws IOException {
    return start(server, head -> head.replaceFirst("^GET /" + path + "/", "GET /"));
  }

  private static TestProxy start(URI server, UnaryOperator<String> edit) throws IOException {
    TestProxy proxy = new TestProxy(server, edit);
    proxy.threads.execute(proxy::accept);
    return proxy;
  }

  /** Returns where browsers find it. */
  URI uri() {
    return URI.create("http://127.0.0.1:" + listener.getLocalPort() + "/");
  }

  private void accept() {
    while (!listener.isClosed()) {
      try {
        Socket client = listener.accept();
        sockets.add(client);
        threads.execute(() -> serve(client));
      } catch (IOException e) {
        // Closed: the test is over.
        return;
      }
    }
  }

  private void serve(Socket client) {
    try (client;
        Socket server = new Socket(InetAddress.getLoopbackAddress(), target)) {
      sockets.add(server);
      String head = edit.apply(head(client.getInputStream()));
      if (!head.contains("Connection: Upgrade")) {
        head = head.replaceAll("(?mi)^connection:.*\r\n", "") + "Connection: close\r\n";
      }
      server.getOutputStream().write((head + "\r\n").getBytes(StandardCharsets.ISO_8859_1));
      threads.execute(() -> pump(client, server));
      server.getInputStream().transferTo(client.getOutputStream());
    } catch (IOException e) {
      // One side has gone; the other follows by closing both.
      sockets.remove(client);
    }
  }

  private static void pump(Socket from, Socket to) {
    try {
      from.getInputStream().transferTo(to.getOutputStream());
      to.shutdownOutput();
    } catch (IOException e) {
      close(to);
    }
  }

  /** Reads up to the empty line, without it. */
  private static String head(InputStream in) throws IOException {
    StringBuilder head = new StringBuilder();
    while (!head.toString().endsWith("\r\n\r\n")) {
      int next = in.read();
      if (next < 0) {
        throw new IOException("no request came");
      }
      head.append((char) next);
    }
    return head.substring(0, head.length() - 2);
  }

  private static void close(Socket socket) {
    try {
      socket.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() throws IOException {
    listener.close();
    sockets.forEach(TestProxy::close);
    threads.shutdownNow();
  }
}
