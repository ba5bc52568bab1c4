package org.hiroba.directory;

import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Takes connections and never says a word, or hangs up at the first one it hears. */
final class SilentServer implements Closeable {
  private final ServerSocket server;
  private final boolean hangsUp;
  private final List<Socket> taken = new CopyOnWriteArrayList<>();

  private SilentServer(boolean hangsUp) {
    this.hangsUp = hangsUp;
    try {
      server = new ServerSocket(0, 500, InetAddress.getLoopbackAddress());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    Thread thread = new Thread(this::take, "silent-server");
    thread.setDaemon(true);
    thread.start();
  }

  static SilentServer neverAnswers() {
    return new SilentServer(false);
  }

  static SilentServer hangsUp() {
    return new SilentServer(true);
  }

  private void take() {
    try {
      while (!server.isClosed()) {
        Socket socket = server.accept();
        taken.add(socket);
        if (hangsUp) {
          var unused = socket.getInputStream().read();
          socket.close();
        }
      }
    } catch (IOException e) {
      close();
    }
  }

  String url() {
    return "ldap://127.0.0.1:" + server.getLocalPort();
  }

  /** Returns how many connections were taken. */
  int taken() {
    return taken.size();
  }

  @Override
  public void close() {
    try {
      server.close();
      for (Socket socket : taken) {
        socket.close();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
