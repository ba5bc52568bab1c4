package org.hiroba.cli;

import java.io.Closeable;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;

/** A TCP server on the loopback address that has one conversation after the other. */
final class FakeServer implements Closeable {
  private static final System.Logger LOG = System.getLogger(FakeServer.class.getName());
  private final ServerSocket server;
  private final Thread thread;

  /** What the server says to a client. */
  @FunctionalInterface
  interface Conversation {
    void with(Socket client) throws IOException;
  }

  FakeServer(Conversation conversation) throws IOException {
    server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    thread =
        new Thread(
            () -> {
              while (!server.isClosed()) {
                try (Socket client = server.accept()) {
                  conversation.with(client);
                } catch (IOException e) {
                  // The client left, or the test is over: the next accept tells which.
                  LOG.log(System.Logger.Level.DEBUG, "Conversation ended", e);
                }
              }
            },
            "fake-server");
    thread.setDaemon(true);
    thread.start();
  }

  String address() {
    return "127.0.0.1:" + server.getLocalPort();
  }

  @Override
  public void close() throws IOException {
    server.close();
    try {
      thread.join(10_000);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
